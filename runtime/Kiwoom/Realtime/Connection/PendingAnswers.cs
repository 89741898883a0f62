using System.Text;

namespace Kiwoom.Realtime;

/// <summary>The requests that wait for their answers: one of each name at a time, for answers carry no other mark.</summary>
/// <param name="onTooMany">Hears, before whoever comes next may go, that the server found that there were too many.</param>
internal sealed class PendingAnswers(Action onTooMany)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, NameTurns> _turns = new(StringComparer.Ordinal);
    private readonly List<Pending> _pending = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private Exception? _ended;

    /// <summary>Waits for the turn of a request. The turn ends with its answer.</summary>
    /// <param name="name">The request's name.</param>
    /// <param name="goesFirst">Whether it comes before the others of this name that wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitForTurnAsync(string name, bool goesFirst, CancellationToken cancellationToken)
    {
        NameTurns? turns;
        lock (_gate)
        {
            if (!_turns.TryGetValue(name, out turns))
            {
                turns = new NameTurns();
                _turns.Add(name, turns);
            }
        }

        return turns.WaitAsync(goesFirst, cancellationToken);
    }

    /// <summary>A request is not sent though its turn had come.</summary>
    public void GiveUp(string name) => Release(name);

    /// <summary>Expects the answer of a request whose turn it is.</summary>
    public Task Expect(SocketRequest request, AnswerHandler? onAnswer)
    {
        var pending = new Pending(request, onAnswer);

        // Who has waited too long hears of that, and not of the connection's end, which is its consequence.
        pending.Completion.Task.MayFailUnobserved();
        lock (_gate)
        {
            if (_ended is not null)
            {
                pending.Completion.SetException(_ended);
                Release(request.Name);
            }
            else
            {
                _pending.Add(pending);
                if (request.Sequence is { } sequence)
                {
                    _asked.Add(sequence.Trim());
                }
            }
        }

        return pending.Completion.Task;
    }

    /// <summary>Hands an answer over; false when nobody waits for it.</summary>
    public bool TryComplete(ReadOnlySpan<byte> frame, in FrameHead head)
    {
        Pending? pending = null;
        lock (_gate)
        {
            for (var i = 0; i < _pending.Count; i++)
            {
                if (_pending[i].IsAnsweredBy(head, _asked))
                {
                    pending = _pending[i];
                    _pending.RemoveAt(i);
                    break;
                }
            }
        }

        if (pending is null)
        {
            return false;
        }

        try
        {
            pending.OnAnswer?.Invoke(frame, head);
        }
        catch (Exception e)
        {
            // The wait ends before the connection does.
            pending.Completion.SetException(e);
            Release(pending.Request.Name);
            throw;
        }

        if (head.ReturnCode is not { } code)
        {
            pending.Completion.SetException(new KiwoomProtocolException(pending.Request.ApiId, "the answer has no return_code."));
        }
        else if (!head.IsSuccess)
        {
            var refusal = RealtimeRefusal.Create(pending.Request.ApiId, code, head.ReturnMessage);
            if (refusal is KiwoomRateLimitException)
            {
                onTooMany();
            }

            pending.Completion.SetException(refusal);
        }
        else
        {
            pending.Completion.SetResult();
        }

        Release(pending.Request.Name);
        return true;
    }

    /// <summary>No answer comes any more.</summary>
    public void End(Exception reason)
    {
        List<Pending> all;
        lock (_gate)
        {
            _ended ??= reason;
            all = [.. _pending];
            _pending.Clear();
        }

        foreach (var pending in all)
        {
            pending.Completion.TrySetException(reason);
            Release(pending.Request.Name);
        }
    }

    private void Release(string name)
    {
        lock (_gate)
        {
            _turns.GetValueOrDefault(name)?.Release();
        }
    }

    private sealed class Pending(SocketRequest request, AnswerHandler? onAnswer)
    {
        private readonly byte[] _name = Encoding.UTF8.GetBytes(request.Name);
        private readonly byte[]? _sequence = request.Sequence is { } sequence ? Encoding.UTF8.GetBytes(sequence.Trim()) : null;

        public SocketRequest Request { get; } = request;

        public AnswerHandler? OnAnswer { get; } = onAnswer;

        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether an answer is to this request. One that tells no number, as refusals do not, can only be to this one.</summary>
        public bool IsAnsweredBy(in FrameHead head, HashSet<string> asked)
        {
            if (!head.Name.SequenceEqual(_name))
            {
                return false;
            }

            var sequence = head.Sequence.Trim(" "u8);
            return _sequence is null || sequence.IsEmpty || sequence.SequenceEqual(_sequence) ||
                (Request.TakesStrangeSequence && !asked.Contains(Encoding.UTF8.GetString(sequence)));
        }
    }
}
