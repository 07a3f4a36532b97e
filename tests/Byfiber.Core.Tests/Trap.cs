using System.Collections;

namespace Byfiber.Core.Tests;

/// <summary>A list of one that does something when it is read: the point in a transaction where a test lets it break.</summary>
internal sealed class Trap<T>(Func<T> spring) : IReadOnlyList<T>
{
    public int Count => 1;
    public T this[int index] => spring();

    public IEnumerator<T> GetEnumerator()
    {
        yield return spring();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
