using System.Globalization;
using System.Text;

namespace Byfiber.Core.Documents;

/// <summary>Breaks text into lines at its spaces; greedy, ragged right, so that a line of large type is never stretched.</summary>
internal static class WordWrap
{
    /// <param name="text">Line breaks in it stay; a space that must not break is U+00A0.</param>
    /// <param name="face">How wide the letters are.</param>
    /// <param name="sizePt">The type size.</param>
    /// <param name="widthPt">The widest a line may be; a single word wider than this is cut.</param>
    public static List<string> Lines(string text, TrueTypeFont face, double sizePt, double widthPt)
    {
        var lines = new List<string>();
        foreach (string given in Printable(text).ReplaceLineEndings("\n").Split('\n'))
        {
            string line = "";
            foreach (string word in given.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            {
                string longer = line.Length == 0 ? word : $"{line} {word}";
                if (face.WidthPt(longer, sizePt) <= widthPt)
                {
                    line = longer;
                    continue;
                }
                if (line.Length > 0)
                {
                    lines.Add(line);
                }
                line = Cut(word, face, sizePt, widthPt, lines);
            }
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>Composed letters ("A" and a ring are one "Å"); half a character, which no font has, becomes a sign for it.</summary>
    public static string Printable(string text) =>
        text.All(c => c < '\u0300') ? text : string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC);

    private static string Cut(string word, TrueTypeFont face, double sizePt, double widthPt, List<string> lines)
    {
        while (face.WidthPt(word, sizePt) > widthPt)
        {
            int[] letters = StringInfo.ParseCombiningCharacters(word);
            int fit = letters.Length - 1;
            while (fit > 1 && face.WidthPt(word[..letters[fit]], sizePt) > widthPt)
            {
                fit--;
            }
            if (fit < 1)
            {
                break;
            }
            lines.Add(word[..letters[fit]]);
            word = word[letters[fit]..];
        }
        return word;
    }
}
