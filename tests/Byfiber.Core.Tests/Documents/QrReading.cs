using System.Text;

namespace Byfiber.Core.Tests.Documents;

/// <summary>
/// Reads an undamaged QR code of versions 1 to 6, error correction M, by the standard alone (ISO/IEC 18004): format, mask, zigzag,
/// blocks, alphanumeric and byte segments. It shares nothing with what draws the codes.
/// </summary>
internal static class QrReading
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private const int LevelM = 0;
    private static readonly (int Blocks, int Bytes)[] s_blocks = [(1, 16), (1, 28), (1, 44), (2, 32), (2, 43), (4, 27)];

    /// <param name="dark">The modules by row and column, without a quiet zone.</param>
    public static string Read(bool[,] dark)
    {
        int side = dark.GetLength(0);
        int version = (side - 17) / 4;
        int format = Format(dark);
        (format >> 3).ShouldBe(LevelM);
        var bits = Zigzag(side)
            .Where(at => !IsFunction(at.Row, at.Column, side, version))
            .Select(at => dark[at.Row, at.Column] ^ IsMasked(format & 7, at.Row, at.Column))
            .ToList();
        var (blocks, bytes) = s_blocks[version - 1];
        var data = new List<bool>();
        for (int block = 0; block < blocks; block++)
        {
            for (int i = 0; i < bytes; i++)
            {
                data.AddRange(bits.GetRange(8 * ((i * blocks) + block), 8));
            }
        }
        return Segments(data);
    }

    private static int Format(bool[,] dark)
    {
        int bits = 0;
        for (int column = 0; column <= 5; column++)
        {
            bits = (bits << 1) | (dark[8, column] ? 1 : 0);
        }
        return (bits >> 1) ^ 0b10101;
    }

    private static IEnumerable<(int Row, int Column)> Zigzag(int side)
    {
        bool up = true;
        for (int right = side - 1; right > 0; right -= 2)
        {
            if (right == 6)
            {
                right--;
            }
            for (int i = 0; i < side; i++)
            {
                int row = up ? side - 1 - i : i;
                yield return (row, right);
                yield return (row, right - 1);
            }
            up = !up;
        }
    }

    private static bool IsFunction(int row, int column, int side, int version)
    {
        bool corner = (row <= 8 && column <= 8) || (row <= 8 && column >= side - 8) || (row >= side - 8 && column <= 8);
        int centre = side - 7;
        bool alignment = version > 1 && Math.Abs(row - centre) <= 2 && Math.Abs(column - centre) <= 2;
        return corner || alignment || row == 6 || column == 6;
    }

    private static bool IsMasked(int mask, int i, int j) =>
        mask switch
        {
            0 => (i + j) % 2 == 0,
            1 => i % 2 == 0,
            2 => j % 3 == 0,
            3 => (i + j) % 3 == 0,
            4 => ((i / 2) + (j / 3)) % 2 == 0,
            5 => (i * j % 2) + (i * j % 3) == 0,
            6 => ((i * j % 2) + (i * j % 3)) % 2 == 0,
            _ => (((i + j) % 2) + (i * j % 3)) % 2 == 0,
        };

    private static string Segments(List<bool> data)
    {
        int at = 0;
        int Take(int count)
        {
            int value = 0;
            for (; count > 0; count--)
            {
                value = (value << 1) | (data[at++] ? 1 : 0);
            }
            return value;
        }
        var text = new StringBuilder();
        while (at + 4 <= data.Count && Take(4) is var mode && mode != 0)
        {
            if (mode == 4)
            {
                for (int left = Take(8); left > 0; left--)
                {
                    text.Append((char)Take(8));
                }
                continue;
            }
            mode.ShouldBe(2);
            int letters = Take(9);
            for (; letters > 1; letters -= 2)
            {
                int pair = Take(11);
                text.Append(Letters[pair / 45]).Append(Letters[pair % 45]);
            }
            if (letters == 1)
            {
                text.Append(Letters[Take(6)]);
            }
        }
        return text.ToString();
    }
}
