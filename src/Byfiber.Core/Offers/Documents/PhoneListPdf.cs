using Byfiber.Core.Documents;

namespace Byfiber.Core.Offers.Documents;

/// <summary>A household to ring.</summary>
/// <param name="Name">Whom to ask for; empty where unknown.</param>
/// <param name="Phone">As it is dialled.</param>
/// <param name="Address">Street and number.</param>
/// <param name="OfferReference">Under which the answer is entered.</param>
/// <param name="Facts">What the caller should know before.</param>
public sealed record Call(string Name, string Phone, string Address, string OfferReference, string Facts);

/// <summary>The list for those who ring: large numbers, boxes to tick, room to write.</summary>
public static class PhoneListPdf
{
    private static readonly PageColumn[] s_columns =
    [
        new("Telefon", 3.6),
        new("Namn och adress", 5.5),
        new("Att veta", 5),
        new("Pratat", 1.5),
        new("Inget svar", 1.6),
        new("Ja", 1.1),
        new("Kanske", 1.6),
        new("Nej", 1.1),
        new("Ring igen", 1.4),
        new("Anteckning", 4),
    ];

    /// <param name="output">Written forward only and left open.</param>
    /// <param name="list">Its heading.</param>
    /// <param name="calls">In the order to ring.</param>
    /// <exception cref="RefusedException">There is nobody to ring.</exception>
    public static void Write(Stream output, CallingList list, IReadOnlyList<Call> calls)
    {
        if (calls.Count == 0)
        {
            throw new RefusedException(
                $"No household without an answer in {list.Area} has a phone number: knock on doors instead."
            );
        }
        string title = $"Ringlista för {list.Area}";
        var file = new PdfFile(output, new(title, list.ReturnTo));
        var flow = new PageFlow(
            file,
            Paper.Lying,
            $"{list.Campaign}. Innehåller personuppgifter: lämna tillbaka eller förstör efteråt."
        );
        DoorListPdf.Head(flow, title, list, $"{calls.Count} hushåll");
        PageTable.Draw(flow, s_columns, [.. calls.Select(Row)], 11, 40);
        flow.Finish();
        file.Finish();
    }

    private static string[] Row(Call call) =>
        [
            call.Phone,
            string.Join(
                '\n',
                ((string[])[call.Name, call.Address, call.OfferReference]).Where(line => line.Length > 0)
            ),
            call.Facts,
            PageTable.Tick,
            PageTable.Tick,
            PageTable.Tick,
            PageTable.Tick,
            PageTable.Tick,
            PageTable.Tick,
            "",
        ];
}
