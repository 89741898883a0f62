using Kiwoom.Limits;

namespace Kiwoom.Tests.Limits;

internal sealed class SlidingWindowTests
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(100);

    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UnixEpoch);

    [Test]
    public void It_holds_what_a_list_of_the_same_moments_would([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        var window = new SlidingWindow(Length, _clock);
        var expected = new List<long>();
        for (var step = 0; step < 20_000; step++)
        {
            // Now and then many at one moment, so that the ring grows while it is turned.
            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(step % 500 < 250 ? 2 : 30)));
            var now = _clock.GetTimestamp();
            if (expected.Count > 0 && random.Next(4) == 0)
            {
                var moment = expected[random.Next(expected.Count)];
                Assert.That(window.Remove(moment), Is.True);
                expected.Remove(moment);
            }
            else
            {
                window.Add(now);
                expected.Add(now);
            }

            window.Refresh(now);
            expected.RemoveAll(moment => _clock.GetElapsedTime(moment, now) >= Length);
            Assert.That(window.Count, Is.EqualTo(expected.Count));
            for (var count = 1; count <= expected.Count; count += 7)
            {
                Assert.That(window.LeaveIn(count, now), Is.EqualTo(Length - _clock.GetElapsedTime(expected[count - 1], now)));
            }
        }
    }

    [Test]
    public void What_has_left_cannot_be_taken_back()
    {
        var window = new SlidingWindow(Length, _clock);
        var moment = _clock.GetTimestamp();
        window.Add(moment);
        _clock.Advance(Length);
        window.Refresh(_clock.GetTimestamp());

        Assert.That(window.Remove(moment), Is.False);
    }
}
