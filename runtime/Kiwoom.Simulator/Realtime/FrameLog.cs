namespace Kiwoom.Simulator.Realtime;

/// <summary>Keeps the latest frames that clients sent.</summary>
internal sealed class FrameLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<SimulatedFrame> _frames = new();

    public void Add(SimulatedFrame frame)
    {
        lock (_gate)
        {
            _frames.Enqueue(frame);
            if (_frames.Count > capacity)
            {
                _frames.Dequeue();
            }
        }
    }

    public IReadOnlyList<SimulatedFrame> Snapshot()
    {
        lock (_gate)
        {
            return _frames.ToArray();
        }
    }
}
