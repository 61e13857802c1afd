namespace Tangent.App.Export;

/// <summary>The parts of a workbook that are the same in every one: which files it has and how they hang together.</summary>
static class XlsxParts
{
    /// <summary>Name under which the workbook knows its sheet.</summary>
    public const string SheetLink = "sheet1";

    /// <summary>The namespace of sheets.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";

    public const string ContentTypes = $"""
        <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="{Spreadsheet}.sheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Spreadsheet}.worksheet+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="{Spreadsheet}.styles+xml"/></Types>
        """;

    public const string RootLinks = $"""
        <Relationships xmlns="{Packages}/relationships"><Relationship Id="book" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    public const string BookLinks = $"""
        <Relationships xmlns="{Packages}/relationships"><Relationship Id="{SheetLink}" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="styles" Type="{Office}/styles" Target="styles.xml"/></Relationships>
        """;
}
