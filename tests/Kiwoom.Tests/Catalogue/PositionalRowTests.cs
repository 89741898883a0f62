using System.Text;

namespace Kiwoom.Tests.Catalogue;

/// <summary>ka10171 sends its rows as arrays, where the document's table says objects: both are read, and nothing that is odd costs the rest.</summary>
[TestFixture]
public sealed class PositionalRowTests
{
    [TestCase("[\"0\",\"조건1\"]", "0", "조건1")]
    [TestCase("{\"seq\":\"0\",\"name\":\"조건1\"}", "0", "조건1")]
    [TestCase("{\"name\":\"조건1\",\"new\":[1],\"seq\":\"0\"}", "0", "조건1")]
    [TestCase("[\"0\"]", "0", "")]
    [TestCase("[]", "", "")]
    [TestCase("[\"0\",\"조건1\",\"new\",{\"a\":[1,2]},[3]]", "0", "조건1")]
    [TestCase("[{\"a\":1},\"조건1\"]", "", "조건1")]
    [TestCase("[0,null]", "0", "")]
    public void Row_is_read_in_either_form(string row, string number, string name)
    {
        var conditions = Read($"[{row},[\"7\",\"last\"]]");

        Assert.That(conditions.Select(condition => (condition.ConditionNumber, condition.ConditionName)), Is.EqualTo(new[] { (number, name), ("7", "last") }));
    }

    [TestCase("\"junk\"")]
    [TestCase("1")]
    [TestCase("null")]
    public void What_is_no_row_is_left_out(string junk) =>
        Assert.That(Read($"[{junk},[\"7\",\"last\"]]").Single().ConditionName, Is.EqualTo("last"));

    private static IReadOnlyList<ConditionInfo> Read(string data)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"trnm":"CNSRLST","data":{{data}},"return_code":0,"return_msg":""}""");
        var list = (ConditionList)EmittedCodec.Read("ka10171", json);
        Assert.That(list.ReturnCode, Is.Zero);
        return list.Conditions;
    }
}
