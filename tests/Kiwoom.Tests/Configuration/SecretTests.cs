using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Kiwoom.Tests.Configuration;

internal sealed class SecretTests
{
    private const string Value = "WQJCwyqInphKnR3bSRtB9NE1lv";

    private static readonly Secret Secret = Value;

    [Test]
    public void Secret_prints_as_stars_however_it_is_printed()
    {
        Assert.That(Secret.ToString(), Is.EqualTo("***"));
        Assert.That($"{Secret}", Is.EqualTo("***"));
        Assert.That(string.Concat("key=", Secret), Is.EqualTo("key=***"));
        Assert.That(string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0,-5}|", Secret), Is.EqualTo("***  |"));
        Assert.That(((object)Secret).ToString(), Is.EqualTo("***"));
    }

    [Test]
    public void Debugger_shows_stars()
    {
        Assert.That(typeof(Secret).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value, Is.EqualTo("***"));
        foreach (var field in typeof(Secret).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
        {
            Assert.That(field.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State, Is.EqualTo(DebuggerBrowsableState.Never), field.Name);
        }
    }

    [Test]
    public void Serializer_does_not_find_it()
    {
        Assert.That(JsonSerializer.Serialize(Secret), Does.Not.Contain(Value));
        Assert.That(JsonSerializer.Serialize(new AccessToken { Token = Secret }), Does.Not.Contain(Value));
        Assert.That(JsonSerializer.Serialize(new KiwoomOptions { AppKey = Secret, SecretKey = Secret }), Does.Not.Contain(Value));
    }

    [Test]
    public void Serializer_writes_stars_and_does_not_read_them_back()
    {
        Assert.That(JsonSerializer.Serialize(Secret), Is.EqualTo("\"***\""));
        Assert.That(JsonSerializer.Serialize(default(Secret)), Is.EqualTo("\"\""));
        Assert.That(JsonSerializer.Serialize(new StoredToken(Secret, default)), Does.Contain("\"***\"").And.Not.Contain(Value));
        Assert.That(() => JsonSerializer.Deserialize<Secret>("\"***\""), Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public void What_holds_it_does_not_print_it()
    {
        Assert.That(new AccessToken { Token = Secret }.ToString(), Does.Not.Contain(Value));
        Assert.That(
            new TokenRevocationRequest { AppKey = Secret, SecretKey = Secret, Token = Secret }.ToString(),
            Is.EqualTo("TokenRevocationRequest { AppKey = ***, SecretKey = ***, Token = *** }"));
        Assert.That(
            new AccessTokenRequest { AppKey = Secret, SecretKey = Secret }.ToString(),
            Is.EqualTo("AccessTokenRequest { AppKey = ***, SecretKey = *** }"));
    }

    [Test]
    public void Options_do_not_print_it() => Assert.That(new KiwoomOptions { AppKey = Secret, SecretKey = Secret }.ToString(), Does.Not.Contain(Value));

    [Test]
    public void Reveal_gives_it_back() => Assert.That(Secret.Reveal(), Is.EqualTo(Value));

    [Test]
    public void No_secret_prints_nothing()
    {
        Assert.That(default(Secret).ToString(), Is.Empty);
        Assert.That(default(Secret).IsEmpty, Is.True);
        Assert.That(((Secret)(string?)null).IsEmpty, Is.True);
        Assert.That(default(Secret).Reveal(), Is.Empty);
    }

    [Test]
    public void Secrets_are_compared_by_value()
    {
        Assert.That(Secret == (Secret)Value, Is.True);
        Assert.That(Secret != (Secret)"other", Is.True);
        Assert.That(default(Secret) == (Secret)"", Is.True);
        Assert.That(Secret.Equals((object)(Secret)Value), Is.True);
        Assert.That(Secret.Equals((object)Value), Is.False);
        Assert.That(Secret.GetHashCode(), Is.EqualTo(((Secret)Value).GetHashCode()));
    }
}
