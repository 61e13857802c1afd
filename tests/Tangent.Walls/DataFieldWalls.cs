using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Fields;

namespace Tangent.Walls;

/// <summary>Every column that can hold text or bytes has its line in the register of fields, and the papers print that register.</summary>
public class DataFieldWalls
{
    private static readonly IModel Model = Open().Model;

    [Fact]
    public void Every_column_of_text_or_bytes_is_registered() => Wall.Holds(Unregistered(DataFields.All));

    [Fact]
    public void A_column_without_a_class_is_seen() => Assert.Equal(
        ["accounts.display_name"], Unregistered(DataFields.All.Where(field => field.Column != "display_name")));

    [Fact]
    public void Every_registered_column_exists_once() => Wall.Holds(
        DataFields.All.GroupBy(Name).Where(same => same.Count() > 1 || !Columns().Contains(same.Key)).Select(same => same.Key));

    [Fact]
    public void The_rows_of_a_table_are_of_the_class_that_the_register_names() => Wall.Holds(
        from field in DataFields.All
        where Model.FindEntityType(field.Row)?.GetTableName() != field.Table
        select $"{field.Row.Name}: {field.Table}");

    [Fact]
    public void No_stored_property_carries_a_class_of_its_own() => Wall.Holds(
        from type in Model.GetEntityTypes()
        from property in type.ClrType.GetProperties()
        where property.IsDefined(typeof(ClassifiedAttribute), inherit: true)
        select $"{type.ClrType.Name}.{property.Name}");

    [Fact]
    public void What_not_everybody_sees_is_masked_for_the_others() => Wall.Holds(
        from field in DataFields.All
        where field.Sight is Sight.Colleagues or Sight.Purpose && field.Mask == MaskForm.None
        select Name(field));

    [Fact]
    public void The_papers_print_the_register()
    {
        var text = Repository.Read("docs/data-fields.md").ReplaceLineEndings("\n");
        var wanted = string.Join("\n", DataFields.All.Select(Row));
        Assert.True(text.Contains($"|---|---|---|---|---|---|---|\n{wanted}\n\n", StringComparison.Ordinal),
            $"The table in docs/data-fields.md must be:\n{wanted}");
    }

    private static string Row(DataField field) => "| " + string.Join(" | ",
        $"`{Name(field)}`",
        field.Class.ToString().ToLowerInvariant(),
        field.Sight switch
        {
            Sight.Readers => "readers of the record",
            Sight.Colleagues => "the person; readers of personal data in their units",
            Sight.Administrators => "who may change the whole person",
            Sight.Owner => "the person alone",
            Sight.Sharers => "the person; with whom it is shared",
            Sight.Purpose => "who reveals it for a purpose",
            _ => "nobody",
        },
        field.Mask switch
        {
            MaskForm.None => "–",
            MaskForm.Name => "周** / Z. **",
            MaskForm.Email => "z***@example.com",
            MaskForm.Phone => "138****2716",
            MaskForm.Network => "192.0.*.*",
            MaskForm.ByShape => "by its shape",
            _ => "not shown",
        },
        field.Seal switch
        {
            Seal.Clear => "as it is",
            Seal.PersonKey => "encrypted, person’s key",
            Seal.KeyRing => "encrypted, key ring",
            _ => "hash",
        },
        field.Keep switch
        {
            Keep.Record => "with its record",
            Keep.Person => "until erased",
            Keep.TwoDays => "48 hours",
            _ => "for ever",
        },
        field.OnErasure switch
        {
            OnErasure.Stays => "stays",
            OnErasure.Blanked => "blanked",
            OnErasure.RowDeleted => "row deleted",
            _ => "key destroyed",
        }) + " |";

    private static IEnumerable<string> Unregistered(IEnumerable<DataField> register) => Columns().Except(register.Select(Name));

    private static string Name(DataField field) => $"{field.Table}.{field.Column}";

    /// <summary>Columns of text or bytes; members of closed lists, ids and times hold neither names nor secrets.</summary>
    private static IEnumerable<string> Columns() =>
        from type in Model.GetEntityTypes()
        let container = type.GetContainerColumnName()
        from column in container is not null
            ? [container]
            : type.GetProperties().Where(property => property.ClrType == typeof(string) || property.ClrType == typeof(byte[]) || IsDocument(property))
                .Select(property => property.GetColumnName())
        select $"{(container is null ? type.GetTableName() : type.FindOwnership()!.PrincipalEntityType.GetTableName())}.{column}";

    // A record that is kept as JSON text.
    private static bool IsDocument(IReadOnlyProperty property) =>
        property.FindTypeMapping()?.Converter?.ProviderClrType == typeof(string)
        && !(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum;

    private static Db Open()
    {
        var options = new DbContextOptionsBuilder<Db>();
        StorageServices.Use(options, new DatabaseSettings());
        return new(options.Options);
    }
}
