using System.Xml.Linq;

namespace Tangent.App.Touchpoints.Blueprints.Bpmn;

/// <summary>Names of BPMN 2.0 (ISO/IEC 19510), and those under which a blueprint's own facts ride along in extension elements.</summary>
static class BpmnNames
{
    public static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Drawing = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static readonly XNamespace Shapes = "http://www.omg.org/spec/DD/20100524/DI";
    public static readonly XNamespace Bounds = "http://www.omg.org/spec/DD/20100524/DC";
    public static readonly XNamespace Own = "urn:tangent:blueprint:1";

    /// <summary>An attribute as one line without needless blanks; empty where there is none.</summary>
    public static string Text(XElement one, string attribute) => string.Join(' ',
        (one.Attribute(attribute)?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
