namespace Kiwoom.Tests.Examples;

/// <summary>au10001, au10002 and ka00001.</summary>
internal sealed class AccountAndTokenExampleTests
{
    [Test]
    public async Task Token_is_read_with_its_end_in_Korean_time()
    {
        var answer = await ExampleAnswers.ReadAsync<AccessToken>("au10001");

        Assert.That(answer.ReturnMessage, Is.EqualTo("정상적으로 처리되었습니다"));
        Assert.That(answer.ExpiresAt, Is.EqualTo(new DateTimeOffset(2024, 11, 7, 8, 37, 13, TimeSpan.FromHours(9))));
        Assert.That(answer.TokenType, Is.EqualTo("bearer"));
        Assert.That(answer.Token.Reveal(), Is.EqualTo("WQJCwyqInphKnR3bSRtB9NE1lv..."));
    }

    [Test]
    public async Task Revocation_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<TokenRevocation>("au10002");

        Assert.That(answer.ReturnMessage, Is.EqualTo("정상적으로 처리되었습니다"));
    }

    [Test]
    public async Task Account_number_keeps_its_leading_zero()
    {
        var answer = await ExampleAnswers.ReadAsync<TokenAccount>("ka00001");

        Assert.That(answer.AccountNumber, Is.EqualTo("0123456789"));
        Assert.That(answer.ReturnMessage, Is.EqualTo("정상적으로 처리되었습니다"));
    }
}
