using System.Text;
using Tangent.App.Touchpoints.Blueprints.Bpmn;
using Tangent.Domain;
using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>A blueprint from a file of either form: our document, or a flow in BPMN 2.0.</summary>
public static class BlueprintFile
{
    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = BpmnReading.MostBytes;

    /// <summary>The blueprint of a file, or what is wrong with the file.</summary>
    /// <param name="file">The file; XML is taken as BPMN, all else as a document.</param>
    /// <param name="language">The language of the names of a flow.</param>
    /// <param name="untitled">What to call a flow without a name.</param>
    public static Outcome<BpmnBlueprint> Read(byte[] file, string language, string untitled)
    {
        var text = Encoding.UTF8.GetString(file).TrimStart('\uFEFF');
        return text.TrimStart().StartsWith('<') ? BpmnReading.Read(file, language, untitled)
            : BlueprintCodec.Read(text).Then(document => new BpmnBlueprint(document, new Dictionary<string, int>()));
    }

    /// <summary>What was left out, such as <c>dataObjectReference 2, textAnnotation 1</c>.</summary>
    public static string Told(IReadOnlyDictionary<string, int> leftOut) =>
        string.Join(", ", leftOut.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"));
}
