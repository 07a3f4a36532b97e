namespace Byfiber.Web.Access.OpenId;

/// <summary>People whom the demo's identity provider lets a visitor be; nobody of this name is meant.</summary>
internal static class MadeUpPersons
{
    /// <summary>Residents, whom any household's visitor may be.</summary>
    public static IReadOnlyList<string> Residents { get; } =
    ["Asta Hittebo", "Bertil Hittebo", "Cilla Låtsasson", "David Exempelius", "Edit Påhittsdotter", "Farid Sagolund"];

    /// <summary>The subject of a name: the same name is the same person in every run.</summary>
    public static string SubjectOf(string name) =>
        "made-up-" + string.Concat(name.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
