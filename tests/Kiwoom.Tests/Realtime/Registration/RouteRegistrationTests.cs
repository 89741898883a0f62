namespace Kiwoom.Tests.Realtime.Registration;

/// <summary>The states of a route.</summary>
[Parallelizable]
internal sealed class RouteRegistrationTests
{
    [Test]
    public void Route_that_is_held_leaves_and_comes_again()
    {
        var route = new RouteRegistration();
        var states = new List<RouteState>();
        foreach (var step in new Action[] { route.Ask, route.Meet, route.Acknowledge, route.Leave, route.Gone, route.Ask, route.TakeBack, route.Ask, route.Break })
        {
            step();
            states.Add(route.State);
        }

        Assert.That(states, Is.EqualTo(new[]
        {
            RouteState.Asked, RouteState.Early, RouteState.Held, RouteState.Leaving, RouteState.Absent, RouteState.Asked, RouteState.Absent, RouteState.Asked, RouteState.Absent,
        }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void What_the_server_may_have_from_before_is_not_forgotten_when_it_is_not_registered_anew(bool isRefused)
    {
        var route = new RouteRegistration();
        route.Ask();
        route.Misread();
        route.Ask();

        if (isRefused)
        {
            route.Refuse();
        }
        else
        {
            route.TakeBack();
        }

        Assert.That((route.State, route.IsRemovable, route.IsOver), Is.EqualTo((RouteState.Unsure, true, false)));
    }

    [Test]
    public void Route_that_is_not_let_go_is_kept_after_three_tries_of_its_own()
    {
        var route = new RouteRegistration();
        route.Ask();
        route.Acknowledge();
        var states = new List<RouteState>();
        foreach (var isItsOwn in new[] { false, true, true, true })
        {
            route.Leave();
            route.Stay(isItsOwn);
            states.Add(route.State);
        }

        Assert.That(states, Is.EqualTo(new[] { RouteState.Unsure, RouteState.Unsure, RouteState.Unsure, RouteState.Kept }));
    }

    [Test]
    public void Way_that_does_not_exist_is_refused()
    {
        Assert.That(new RouteRegistration().Acknowledge, Throws.InvalidOperationException);
        Assert.That(new RouteRegistration().Leave, Throws.InvalidOperationException);
    }
}
