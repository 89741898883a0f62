namespace Kiwoom.Tests.Realtime.Conditions;

/// <summary>How searches and lists that came too fast are repeated.</summary>
[Parallelizable]
internal sealed class SearchRepeatTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestCase("CNSRREQ", false, TestName = "Search_that_came_too_fast_is_repeated_after_1_and_2_seconds")]
    [TestCase("CNSRLST", true, TestName = "List_that_came_too_fast_is_repeated_after_1_and_2_seconds")]
    [TestCase("CNSRLST", false, TestName = "List_that_a_search_asks_for_by_itself_is_repeated_after_1_and_2_seconds")]
    public async Task Repeats(string refused, bool isList)
    {
        await using var bed = new PaceBed { Refuses = (frame, count) => frame.Name == refused && count <= 2 };

        await bed.RunAsync(isList ? bed.Search.GetConditionsAsync() : bed.Search.SearchAsync("1"));

        var times = bed.TimesOf(refused);
        Assert.That(times, Has.Count.EqualTo(3));
        Assert.That(times[1] - times[0], Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2)));
        Assert.That(times[2] - times[1], Is.InRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.2)));
        Assert.That(bed.Log.Entries.Count(entry => entry.Text.Contains("came too fast", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task Searches_that_share_a_list_repeat_it_together()
    {
        await using var bed = new PaceBed { Refuses = (frame, count) => frame.Name == "CNSRLST" && count <= 2 };

        await bed.RunAsync(Task.WhenAll(Enumerable.Range(0, 5).Select(i => bed.Search.SearchAsync($"{i}"))));

        Assert.That(bed.Names, Is.EqualTo("CNSRLST CNSRLST CNSRLST CNSRREQ CNSRREQ CNSRREQ CNSRREQ CNSRREQ"));
    }

    [TestCase("CNSRREQ", false)]
    [TestCase("CNSRLST", true)]
    [TestCase("CNSRLST", false)]
    public async Task Refusal_is_the_callers_where_nothing_is_repeated(string refused, bool isList)
    {
        await using var bed = new PaceBed(options => options.Retries.MaxAttempts = 1) { Refuses = (frame, _) => frame.Name == refused };

        Assert.That(() => bed.RunAsync(isList ? bed.Search.GetConditionsAsync() : bed.Search.SearchAsync("1")), Throws.TypeOf<KiwoomRateLimitException>());
        Assert.That(bed.TimesOf(refused), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Search_that_is_refused_again_and_again_is_sent_as_often_as_the_options_say()
    {
        await using var bed = new PaceBed(options => options.Retries.MaxAttempts = 6) { Refuses = (frame, _) => frame.Name == "CNSRREQ" };

        Assert.That(() => bed.RunAsync(bed.Search.SearchAsync("1")), Throws.TypeOf<KiwoomRateLimitException>().With.Property("ApiId").EqualTo("ka10172"));

        var times = bed.TimesOf("CNSRREQ");
        Assert.That(times.Zip(times.Skip(1), (one, next) => (int)(next - one).TotalSeconds), Is.EqualTo(new[] { 1, 2, 4, 8, 8 }));
    }

    [Test]
    public async Task Search_is_not_repeated_beyond_the_longest_total()
    {
        await using var bed = new PaceBed(options => options.Retries.MaxTotal = TimeSpan.FromSeconds(4)) { Refuses = (frame, _) => frame.Name == "CNSRREQ" };

        Assert.That(() => bed.RunAsync(bed.Search.SearchAsync("1")), Throws.TypeOf<KiwoomRateLimitException>());
        Assert.That(bed.TimesOf("CNSRREQ"), Has.Count.EqualTo(3), "1 and 2 seconds, and then 4 were too many");
    }

    [Test]
    public async Task Wait_for_the_first_turn_is_not_counted_in_the_longest_total()
    {
        await using var bed = new PaceBed(options =>
        {
            options.Realtime.RegistrationsPerSecond = 1;
            options.Retries.MaxTotal = TimeSpan.FromSeconds(1.5);
        });
        await bed.RunAsync(Task.WhenAll(Enumerable.Range(0, 4).Select(i => bed.Search.SearchAsync($"{i}"))));
        var refusals = 0;
        bed.Refuses = (frame, _) => PaceBed.Sequence(frame) == "9" && refusals++ == 0;

        await bed.RunAsync(Task.WhenAll(Enumerable.Range(5, 5).Select(i => bed.Search.SearchAsync($"{i}"))));

        Assert.That(bed.Frames.Count(frame => PaceBed.Sequence(frame) == "9"), Is.EqualTo(2));
    }

    [Test]
    public async Task Search_that_must_not_be_repeated_is_sent_once()
    {
        await using var bed = new PaceBed { Refuses = (frame, _) => frame.Name == "CNSRREQ", Refusal = (5, "[1687:재귀 호출이 발생하여 API 호출을 제한합니다, API ID=ka10172]") };

        Assert.That(() => bed.RunAsync(bed.Search.SearchAsync("1")), Throws.TypeOf<KiwoomRateLimitException>());
        Assert.That(bed.TimesOf("CNSRREQ"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Refused_search_is_repeated_before_those_that_have_waited_longer()
    {
        await using var bed = new PaceBed { Refuses = (frame, count) => frame.Name == "CNSRREQ" && count == 1 };
        await bed.Search.GetConditionsAsync().WaitAsync(Patience);

        var searching = Task.WhenAll(Enumerable.Range(0, 5).Select(i => bed.Search.SearchAsync($"{i}")));
        await bed.Log.WaitForAsync(entry => entry.Text.Contains("came too fast", StringComparison.Ordinal)).WaitAsync(Patience);
        await bed.LetPassAsync();
        await bed.RunAsync(searching);

        var order = bed.Frames.Skip(1).Select(PaceBed.Sequence).ToList();
        Assert.That(order, Is.EqualTo(new[] { "0", "1", "0", "2", "3", "4" }).Or.EqualTo(new[] { "0", "0", "1", "2", "3", "4" }), "the second may have come before the refusal, and then had its turn");
    }

    [TestCase(1)]
    [TestCase(4)]
    public async Task List_of_a_followed_condition_that_came_too_fast_is_repeated(int maxAttempts)
    {
        await using var bed = new PaceBed(options => options.Retries.MaxAttempts = maxAttempts) { Refuses = (frame, count) => frame.Name == "CNSRLST" && count <= 2 };

        await bed.RunAsync(bed.Client.ConditionSearch.Follow("1").StartAsync());

        var times = bed.TimesOf("CNSRLST");
        Assert.That(times.Zip(times.Skip(1), (one, next) => (int)(next - one).TotalSeconds), Is.EqualTo(new[] { 1, 2 }));
    }
}
