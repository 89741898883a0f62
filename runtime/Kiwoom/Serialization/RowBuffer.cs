using System.Buffers;

namespace Kiwoom.Serialization;

/// <summary>Collects rows in a pooled array, so that only the result itself is allocated.</summary>
internal ref struct RowBuffer<T>
    where T : class
{
    private T[]? _items;
    private int _count;

    public void Add(T item)
    {
        if (_items is null)
        {
            _items = ArrayPool<T>.Shared.Rent(16);
        }
        else if (_count == _items.Length)
        {
            var larger = ArrayPool<T>.Shared.Rent(_count * 2);
            _items.AsSpan(0, _count).CopyTo(larger);
            Return();
            _items = larger;
        }

        _items[_count++] = item;
    }

    /// <summary>The rows; the pooled array is given back.</summary>
    public T[] ToArrayAndFree()
    {
        if (_items is null)
        {
            return [];
        }

        var rows = _items.AsSpan(0, _count).ToArray();
        Return();
        _items = null;
        return rows;
    }

    private readonly void Return()
    {
        _items.AsSpan(0, _count).Clear();
        ArrayPool<T>.Shared.Return(_items!);
    }
}
