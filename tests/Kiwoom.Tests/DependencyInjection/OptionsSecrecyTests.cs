using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Kiwoom.Tests.DependencyInjection;

/// <summary>Options are printed, serialized and complained about in many places; none shows a key.</summary>
internal sealed class OptionsSecrecyTests
{
    private const string Leak = "Secret-in-the-wrong-place-0123456789";

    private static readonly (string Key, string? Value)[] Good = Settings.For(new Uri("http://127.0.0.1:8080"));

    [Test]
    public void Options_print_and_serialize_without_keys()
    {
        var options = Settings.Read(Settings.Of(Good));
        Assert.That(options.AppKey.Reveal(), Is.EqualTo(TestBed.AppKey));

        Assert.That(options.ToString(), Does.Not.Contain(TestBed.AppKey).And.Not.Contain(TestBed.SecretKey));
        Assert.That(
            JsonSerializer.Serialize(options),
            Does.Contain("\"AppKey\":\"***\"").And.Contain("\"SecretKey\":\"***\"").And.Not.Contain(TestBed.AppKey).And.Not.Contain(TestBed.SecretKey));
    }

    [Test]
    public void Debugger_sees_keys_as_stars()
    {
        // Without a display of its own the debugger shows the type's name, and of the keys their own display.
        Assert.That(typeof(KiwoomOptions).GetCustomAttribute<DebuggerDisplayAttribute>(), Is.Null);
        var holders = typeof(KiwoomOptions).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => field.FieldType == typeof(string));
        Assert.That(holders, Is.Empty);
    }

    [Test]
    public void Complaint_does_not_repeat_a_value(
        [Values("Environment", "Address", "Timeout", "MaxResponseBytes", "MalformedValues", "AllowOrders", "Retries", "Retries:BaseDelay", "RateLimits:PerApiId:ka10081", "Unknown")] string key)
    {
        var settings = Good.Where(pair => pair.Key != "Kiwoom:" + key && !(key == "Retries" && pair.Key.StartsWith("Kiwoom:Retries", StringComparison.Ordinal)));
        var e = Assert.Throws<OptionsValidationException>(() => Settings.Read(Settings.Of([.. settings, ("Kiwoom:" + key, Leak)])))!;
        Assert.That(e.ToString(), Does.Contain("Kiwoom:" + key).And.Not.Contain(Leak).And.Not.Contain(TestBed.AppKey).And.Not.Contain(TestBed.SecretKey));
    }

    [Test]
    public void Complaint_does_not_repeat_a_key([Values("AppKey", "SecretKey")] string key)
    {
        var settings = Good.Where(pair => pair.Key != "Kiwoom:" + key);
        var e = Assert.Throws<OptionsValidationException>(() => Settings.Read(Settings.Of([.. settings, ("Kiwoom:" + key, " " + Leak)])))!;
        Assert.That(e.ToString(), Does.Contain(key).And.Not.Contain(Leak));
    }
}
