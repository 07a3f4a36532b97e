using Byfiber.Core.Documents;

namespace Byfiber.Core.Offers.Documents;

/// <summary>
/// The letters of a dispatch as one PDF for the printer: a sheet per household, folded once, with the address in the
/// envelope's window and a slip to tear off at the foot. Written page by page, so that memory does not grow with the number of households
/// by more than the structure that a screen reader needs.
/// </summary>
public static class LettersPdf
{
    private const double Mm = Paper.Mm;

    /// <summary>Writes all letters, in the order given: the printer packs and posts them so.</summary>
    /// <param name="output">Written forward only and left open.</param>
    /// <param name="campaign">What all letters say.</param>
    /// <param name="households">Read once.</param>
    /// <param name="cancel">Leaves half a file behind: write to a temporary one.</param>
    /// <returns>How many letters there are.</returns>
    /// <exception cref="RefusedException">The text leaves no room for the slip, an address does not fit its window, or there is nobody to write to.</exception>
    public static int Write(
        Stream output,
        CampaignLetter campaign,
        IEnumerable<HouseholdLetter> households,
        CancellationToken cancel = default
    )
    {
        var file = new PdfFile(output, new(campaign.Heading, campaign.Sender.Name));
        int letters = 0;
        foreach (var household in households)
        {
            cancel.ThrowIfCancellationRequested();
            new Sheet(file, campaign, household).Write();
            letters++;
        }
        if (letters == 0)
        {
            throw new RefusedException("There is no household to write to: choose premises that have an offer.");
        }
        file.Finish();
        return letters;
    }

    private sealed class Sheet(PdfFile file, CampaignLetter campaign, HouseholdLetter household)
    {
        private const double Left = 20 * Mm;
        private const double Right = 190 * Mm;
        private const double TextTop = 85 * Mm;
        private const double SlipTop = 227 * Mm;
        private const double TearAt = SlipTop - (3 * Mm);

        /// <summary>A letter with a long price list is set a little smaller rather than refused.</summary>
        private static readonly double[] s_sizes = [PageFlow.BodyPt, 11.5, 11, 10.5];

        private readonly PdfPage _page = new(Paper.Upright.WidthPt, Paper.Upright.HeightPt);
        private readonly PdfTag _letter = file.Tag(file.Root, "Art");
        private double _size;
        private bool _measuring;

        private double Leading => _size * 1.3;

        public void Write()
        {
            _size = FindSize();
            Head();
            Window();
            Body();
            _page.Polyline([(0, TearAt), (Paper.Upright.WidthPt, TearAt)], 0.8, Ink.Grey, 4);
            ReplySlip.Draw(file, _page, file.Tag(_letter, "Sect"), campaign, household, Left, SlipTop, Right - Left);
            file.Write(_page);
        }

        private double FindSize()
        {
            const double End = TearAt - 4;
            _measuring = true;
            double ends = 0;
            foreach (double size in s_sizes)
            {
                _size = size;
                ends = Body();
                if (ends <= End)
                {
                    _measuring = false;
                    return size;
                }
            }
            throw new RefusedException(
                $"The letter to {household.Address} is {(int)Math.Ceiling((ends - End) / Leading)} lines too long for its sheet: "
                    + "shorten its heading, its text or its list of prices."
            );
        }

        /// <returns>Where it ends.</returns>
        private double Body()
        {
            double y = Block("H1", campaign.Heading, TextTop, 20, Right - Left, file.Bold, Ink.Deep) + 4;
            foreach (string paragraph in campaign.Text.ReplaceLineEndings("\n").Split('\n'))
            {
                y = Block("P", paragraph, y, _size, Right - Left, file.Regular, Ink.Black) + 5;
            }
            y = Math.Max(Prices(y + 2), CodePanel(y + 2)) + 7;
            return HowToAnswer(y);
        }

        private void Head()
        {
            var sender = campaign.Sender;
            Line("P", Left, 22 * Mm, sender.Name, file.Bold, 15, Ink.Deep);
            double y = 22 * Mm;
            foreach (
                string line in (string[])
                    [
                        $"{sender.Address}, {Swedish.PostalCode(sender.PostalCode)} {sender.Locality}",
                        $"Telefon {Swedish.Phone(sender.Phone)}",
                        sender.Email,
                    ]
            )
            {
                Line("P", Left, y += 14, line, file.Regular, 11);
            }
            Line("P", Left, 56 * Mm, Swedish.Day(campaign.Date), file.Regular, 12);
            Line("P", Left, 63 * Mm, $"Erbjudande {household.OfferReference}", file.Regular, 12);
            Line("P", Left, 73 * Mm, $"Svara senast {Swedish.Day(campaign.LastAnswer)}", file.Bold, 13);
        }

        /// <summary>
        /// The address, and the offer's reference as a code that can be scanned through the window when the letter comes
        /// back unopened. The personal code must never show here.
        /// </summary>
        private void Window()
        {
            const double Qr = 13 * Mm;
            var window = campaign.Window;
            double left = window.LeftMm * Mm;
            double top = window.TopMm * Mm;
            double right = left + (window.WidthMm * Mm);
            string place = $"{Swedish.PostalCode(household.PostalCode)} {household.Locality.ToUpperInvariant()}".Trim();
            var lines = WordWrap.Lines(household.Address, file.Regular.Face, 12, right - Qr - (6 * Mm) - left);
            string[] all = place.Length > 0 ? ["Till boende på", .. lines, place] : ["Till boende på", .. lines];
            if (all.Length * 15 > window.HeightMm * Mm)
            {
                throw new RefusedException(
                    $"The address \"{household.Address}\" does not fit the envelope's window: shorten it in the register."
                );
            }
            var tag = file.Tag(_letter, "P");
            for (int i = 0; i < all.Length; i++)
            {
                _page.Mark(tag, () => _page.Text(left, top + 11 + (15 * i), all[i], file.Regular, 12));
            }
            _page.Mark(
                file.Tag(_letter, "Figure", $"QR-kod för brev i retur, {household.OfferReference}"),
                () => QrSquares.Draw(_page, household.OfferReference, right - Qr, top, Qr)
            );
            double under = file.Regular.Face.WidthPt(household.OfferReference, 8);
            Line("P", right - (Qr / 2) - (under / 2), top + Qr + 10, household.OfferReference, file.Regular, 8);
        }

        /// <summary>The price, and beneath it the English beside the code that opens the English page.</summary>
        private double Prices(double top)
        {
            const double Edge = Left + (100 * Mm);
            double y = Block("H2", "Det här kostar det", top, 14, Edge - Left, file.Bold, Ink.Deep) + 2;
            var table = Tag(_letter, "Table");
            foreach (var price in household.Prices)
            {
                var row = Tag(table, "TR");
                string amount = price.Per is null
                    ? Swedish.Kronor(price.AmountOre)
                    : $"{Swedish.Kronor(price.AmountOre)} {price.Per}";
                double room = Edge - Left - file.Bold.Face.WidthPt(amount, _size) - 8;
                double first = y;
                var name = Tag(row, "TD");
                foreach (string line in WordWrap.Lines(price.Name, file.Regular.Face, _size, room))
                {
                    double at = y + _size;
                    Draw(name, () => _page.Text(Left, at, line, file.Regular, _size));
                    y += Leading;
                }
                Draw(Tag(row, "TD"), () => _page.TextEndingAt(Edge, first + _size, amount, file.Bold, _size));
                if (!_measuring)
                {
                    _page.Line(Left, y + 2, Edge, y + 2, 0.5, Ink.Line);
                }
                y += 5;
            }
            y = Block("P", "Priserna är med moms.", y + 1, 11, Edge - Left, file.Regular, Ink.Grey) + 6;
            return Block("P", campaign.EnglishText, y, 11, Edge - Left, file.Regular, Ink.Black, "en");
        }

        private double CodePanel(double top)
        {
            const double Qr = 28 * Mm;
            const double Height = 57 * Mm;
            const double PanelLeft = Left + (107 * Mm);
            const double Middle = (PanelLeft + Right) / 2;
            if (_measuring)
            {
                return top + Height;
            }
            _page.Box(PanelLeft, top, Right - PanelLeft, Height, Ink.Pale);
            Centred("H2", Middle, top + 19, "Svara på webben", file.Bold, 14);
            _page.Box(Middle - (Qr / 2) - 8, top + 27, Qr + 16, Qr + 16, Ink.White);
            string address = LetterCode.Address(campaign.WebAddress, household.Code);
            Draw(
                Tag(_letter, "Figure", "QR-kod som öppnar er sida"),
                () => QrSquares.Draw(_page, address, Middle - (Qr / 2), top + 35, Qr)
            );
            double under = top + 35 + Qr + 8;
            Centred("P", Middle, under + 14, LetterCode.Typed(campaign.WebAddress), file.Bold, 12);
            Centred("P", Middle, under + 31, CodeKey.Printed(household.Code), file.Bold, 15.5);
            return top + Height;
        }

        private double HowToAnswer(double top)
        {
            double y = Block("H2", "Så svarar ni", top, 14, Right - Left, file.Bold, Ink.Deep) + 2;
            var sender = campaign.Sender;
            (string Way, string How)[] ways =
            [
                (
                    "Webb",
                    $"Skanna rutan med mobilen, eller gå till {LetterCode.Typed(campaign.WebAddress)} och skriv in koden."
                ),
                ("Telefon", $"Ring {Swedish.Phone(sender.Phone)}, {sender.PhoneHours}. Ha brevet framför er."),
                ("Papper", "Fyll i talongen här nedanför, riv av den och skicka eller lämna den till oss."),
            ];
            foreach (var (way, how) in ways)
            {
                Line("P", Left, y + _size, way, file.Bold, _size);
                y =
                    Block("P", how, y, _size, Right - Left - (20 * Mm), file.Regular, Ink.Black, null, Left + (20 * Mm))
                    + 2;
            }
            return y;
        }

        private void Line(string kind, double x, double y, string text, PdfFont font, double size, Ink? ink = null) =>
            Draw(Tag(_letter, kind), () => _page.Text(x, y, text, font, size, ink));

        private void Centred(string kind, double middle, double y, string text, PdfFont font, double size) =>
            Line(kind, middle - (font.Face.WidthPt(text, size) / 2), y, text, font, size);

        /// <returns>Where it ends.</returns>
        private double Block(
            string kind,
            string text,
            double top,
            double size,
            double width,
            PdfFont font,
            Ink ink,
            string? language = null,
            double left = Left
        )
        {
            var tag = Tag(_letter, kind, language: language);
            double y = top;
            foreach (string line in WordWrap.Lines(text, font.Face, size, width))
            {
                double at = y + size;
                Draw(tag, () => _page.Text(left, at, line, font, size, ink));
                y += size * 1.3;
            }
            return y;
        }

        private PdfTag Tag(PdfTag parent, string kind, string? words = null, string? language = null) =>
            _measuring ? parent : file.Tag(parent, kind, words, language);

        private void Draw(PdfTag tag, Action draw)
        {
            if (!_measuring)
            {
                _page.Mark(tag, draw);
            }
        }
    }
}
