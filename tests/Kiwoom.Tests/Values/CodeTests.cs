namespace Kiwoom.Tests.Values;

/// <summary>A code is compared like the enum it stands for, and never forgets the text it came from.</summary>
internal sealed class CodeTests
{
    private static readonly Code<ChangeSign> Up = new(ChangeSign.Up, "2");
    private static readonly Code<ChangeSign> Unknown = new(ChangeSign.Unknown, "114");
    private static readonly Code<ChangeSign>? Blank = Nothing();

    [Test]
    public void Code_compares_with_a_member()
    {
        Assert.That(Up == ChangeSign.Up, Is.True);
        Assert.That(Up != ChangeSign.Up, Is.False);
        Assert.That(Up == ChangeSign.Down, Is.False);
        Assert.That(Blank == ChangeSign.Up, Is.False);
        Assert.That(Blank == ChangeSign.Unknown, Is.False, "a blank is not an unknown code");
        Assert.That(Blank != ChangeSign.Up, Is.True);
    }

    [Test]
    public void Code_matches_by_its_value()
    {
        Assert.That(Up is { Value: ChangeSign.Up or ChangeSign.UpperLimit }, Is.True);
        Assert.That(Direction(Up), Is.EqualTo("up"));
        Assert.That(Direction(Unknown), Is.EqualTo("?"));
        Assert.That(Direction(Blank), Is.EqualTo("none"));
    }

    [Test]
    public void Code_becomes_its_member()
    {
        ChangeSign? up = Up;
        ChangeSign? blank = Blank;

        Assert.That(up, Is.EqualTo(ChangeSign.Up));
        Assert.That(blank, Is.Null);
    }

    [Test]
    public void Codes_are_equal_when_their_meaning_is()
    {
        Assert.That(Up, Is.EqualTo(new Code<ChangeSign>(ChangeSign.Up, "2")));
        Assert.That(Up.GetHashCode(), Is.EqualTo(new Code<ChangeSign>(ChangeSign.Up, "2").GetHashCode()));
        Assert.That(Up == new Code<ChangeSign>(ChangeSign.Up, "43"), Is.True, "another text, the same meaning");
        Assert.That(Up.GetHashCode(), Is.EqualTo(new Code<ChangeSign>(ChangeSign.Up, "43").GetHashCode()));
        Assert.That(new Code<Exchange>(Exchange.Krx, "KRX"), Is.EqualTo(new Code<Exchange>(Exchange.Krx, "1")), "a receipt's and a list's");
        Assert.That(Unknown, Is.EqualTo(new Code<ChangeSign>(ChangeSign.Unknown, Unknown.Text)));
        Assert.That(Unknown, Is.Not.EqualTo(new Code<ChangeSign>(ChangeSign.Unknown, "60")));
        Assert.That(Up == Blank, Is.False);
        Assert.That(Blank == null, Is.True);
    }

    [Test]
    public void Code_prints_its_member_and_an_unknown_one_its_text()
    {
        Assert.That(Up.ToString(), Is.EqualTo("Up"));
        Assert.That(Unknown.ToString(), Is.EqualTo("114"));
        Assert.That((Up.IsKnown, Unknown.IsKnown), Is.EqualTo((true, false)));
    }

    [Test]
    public void Members_have_their_code_and_label()
    {
        Assert.That((OrderType.Market.ToCode(), OrderType.Market.ToKorean()), Is.EqualTo(("3", "시장가")));
        Assert.That(((OrderType)99).ToCode(), Is.Empty, "no member");
    }

    [Test]
    public void Text_becomes_its_code_again()
    {
        Assert.That(Code.Parse<OrderType>("81") == OrderType.AfterHoursClose, Is.True);
        Assert.That(Code.Parse<ChangeSign>("43"), Is.EqualTo(new Code<ChangeSign>(ChangeSign.Up, "43")), "a further code of a member means the same");
        Assert.That(Code.Parse<ChangeSign>("114"), Is.EqualTo(Unknown));
        Assert.That(Code.Parse<ChangeSign>(null), Is.Null);
    }

    private static Code<ChangeSign>? Nothing() => null;

    private static string Direction(Code<ChangeSign>? sign) => sign?.Value switch
    {
        ChangeSign.Up or ChangeSign.UpperLimit => "up",
        ChangeSign.Down or ChangeSign.LowerLimit => "down",
        null => "none",
        _ => "?",
    };
}
