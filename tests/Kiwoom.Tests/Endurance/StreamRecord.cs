using System.Runtime.CompilerServices;

namespace Kiwoom.Tests.Endurance;

/// <summary>What one subscriber got, in order: messages, and between them gaps.</summary>
internal sealed class StreamRecord(IReadOnlyList<int> keys)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, int> _latest = keys.ToDictionary(key => key, _ => 0);
    private IReadOnlyList<int>? _target;
    private TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<int> Keys { get; } = keys;

    public List<NumberedMessage> Messages { get; } = [];

    public List<RecordedGap> Gaps { get; } = [];

    /// <summary>What the record itself takes.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return ((long)Messages.Capacity * Unsafe.SizeOf<NumberedMessage>()) + ((long)Gaps.Capacity * Unsafe.SizeOf<RecordedGap>());
            }
        }
    }

    public void Add(RealtimeMessage element)
    {
        lock (_gate)
        {
            if ((element as StreamGap ?? element.GapBefore) is { } gap)
            {
                Gaps.Add(new RecordedGap(Messages.Count, gap.Until.UtcTicks, gap.Reason));
            }

            if (element is not StreamGap)
            {
                var message = new NumberedMessage(StreamTopics.KeyOf(element.Type, element.Item), checked((int)StreamTopics.NumberOf(element)));
                Messages.Add(message);
                _latest[message.Key] = message.Number;
                CheckTarget();
            }
        }
    }

    /// <summary>Ends when every key has come to a number.</summary>
    public Task WaitForAsync(IReadOnlyList<int> numbers)
    {
        lock (_gate)
        {
            _target = numbers;
            _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            CheckTarget();
            return _reached.Task;
        }
    }

    private void CheckTarget()
    {
        if (_target is { } target && Keys.All(key => _latest[key] >= target[key]))
        {
            _target = null;
            _reached.SetResult();
        }
    }
}
