using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Tests.Access;

namespace Tangent.Tests.Touchpoints;

/// <summary>Short ways to fill and read the register in a test.</summary>
static class Register
{
    public static TouchpointFields Fields(House house, string code, string nameZh = "上门维修", string nameEn = "On-site repair",
        ContactChannel channel = ContactChannel.OnSiteStaff, JourneyStage stage = JourneyStage.AfterSale, Guid? unit = null) =>
        new(code, nameZh, nameEn, channel, stage, unit ?? house.RootUnit);

    public static async Task<Guid> Add(this House house, TouchpointFields fields, Actor? who = null)
    {
        var made = await house.Get<RegisterTouchpoint>().Run(who ?? House.As(Role.Director), fields, CancellationToken.None);
        Assert.Null(made.Failure);
        return made.Value.Value;
    }

    /// <summary>Fields that a review accepts; the owner is a person of the root unit.</summary>
    public static async Task<TouchpointFields> WholeFields(this House house, string code) => Fields(house, code) with
    {
        OwnerId = (await house.Hire(Role.UnitManager)).Id,
        Classification = new()
        {
            Kinds = TouchpointKinds.FrontStage | TouchpointKinds.Physical,
            Distance = ContactDistance.FaceToFace,
            Provider = ActorNature.Human,
            Recipient = ActorNature.Human,
        },
        Sheet = new() { Measures = [new(MeasureKind.Quality, "一次修复率 %"), new(MeasureKind.Efficiency, "上门时长 分钟")] },
    };

    /// <summary>A touchpoint that was registered, reviewed and approved.</summary>
    public static async Task<Guid> AddActive(this House house, string code)
    {
        var id = await house.Add(await house.WholeFields(code));
        Assert.Null((await house.Get<SubmitTouchpoint>().Run(House.As(Role.Director), new(id), CancellationToken.None)).Failure);
        Assert.Null((await house.Get<ApproveTouchpoint>().Run(House.As(Role.Director), new(id), CancellationToken.None)).Failure);
        return id;
    }

    public static Task<Guid> Add(this House house, string code, string nameZh = "上门维修", string nameEn = "On-site repair",
        ContactChannel channel = ContactChannel.OnSiteStaff, JourneyStage stage = JourneyStage.AfterSale, Guid? unit = null) =>
        house.Add(Fields(house, code, nameZh, nameEn, channel, stage, unit));

    public static async Task<Piece<TouchpointRow>> List(this House house, TouchpointFilter? filter = null,
        TouchpointOrder order = default, PieceRequest? piece = null)
    {
        var listed = await house.Get<ListTouchpoints>().Run(House.As(Role.Clerk), new(filter ?? new(), order, piece), CancellationToken.None);
        Assert.Null(listed.Failure);
        return listed.Value;
    }

    public static IEnumerable<string> Codes(this Piece<TouchpointRow> piece) => piece.Items.Select(row => row.Details.Code);

    /// <summary>Many touchpoints in few saves: for lists, exports and measurements.</summary>
    public static async Task Fill(this House house, int count)
    {
        var scope = house.Scope();
        var db = (Db)scope.GetService(typeof(Db))!;
        var audit = (Audit)scope.GetService(typeof(Audit))!;
        for (int i = 1; i <= count; i++)
        {
            var now = house.Clock.GetUtcNow();
            var details = new TouchpointDetails($"S{i}", $"触点{i}", $"Touchpoint {i}", (ContactChannel)(i % 13), (JourneyStage)(i % 3),
                house.RootUnit, OwnerId: null);
            db.Add(Touchpoint.Draft(new(Guid.CreateVersion7(now)), details, now.UtcDateTime).InUse(Guid.Empty, now.UtcDateTime));
            if (i % 5000 != 0 && i != count) continue;

            audit.Write(Actor.System, "tests.filled", new(Kind.Installation, null, null, UnitPath.Root));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }
}
