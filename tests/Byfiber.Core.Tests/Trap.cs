using System.Collections;

namespace Byfiber.Core.Tests;

/// <summary>
/// A list of one that does something when a certain method or class reads it, and is an ordinary list to everybody else: the
/// point in a transaction where a test lets it break.
/// </summary>
internal sealed class Trap<T>(T bait, string reader, Action spring) : IReadOnlyList<T>
{
    public int Count => 1;
    public T this[int index] => Read();

    public IEnumerator<T> GetEnumerator()
    {
        yield return Read();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T Read()
    {
        if (Environment.StackTrace.Contains(reader, StringComparison.Ordinal))
        {
            spring();
        }
        return bait;
    }
}
