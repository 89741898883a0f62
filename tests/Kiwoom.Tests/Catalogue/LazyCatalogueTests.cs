using System.Reflection;
using System.Runtime.Loader;
using Kiwoom.Catalog;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Calls do not build the catalogue, which costs a third of a second of CPU: neither their answers nor their failures need it.</summary>
internal sealed class LazyCatalogueTests
{
    [Test]
    public async Task Unreadable_values_unknown_elements_and_refusals_leave_the_catalogue_alone()
    {
        // The library a second time, so that no other test has used it before.
        var context = new AssemblyLoadContext("fresh", isCollectible: true);
        try
        {
            var library = context.LoadFromAssemblyPath(typeof(KiwoomClient).Assembly.Location);
            await using var server = LoopbackServer.Start(request => request.ApiId switch
            {
                "au10001" => TestBed.TokenAnswer(),
                "ka10004" => HttpAnswer.Json("""{"sel_fpr_bid":"abc","new_one":"1","return_code":0}"""),
                _ => HttpAnswer.Refusal(20, "[2000](RC9000:모의투자에서는 해당업무가 제공되지 않습니다.)"),
            });
            var malformed = await UseAsync(library, server.Address);

            Assert.That(malformed, Is.EqualTo(1));
            Assert.That(IsBuilt(library), Is.False);
        }
        finally
        {
            context.Unload();
        }

        _ = KiwoomCatalog.Endpoints;
        Assert.That(IsBuilt(typeof(KiwoomClient).Assembly), Is.True, "this is what would be seen");
    }

    private static async Task<long> UseAsync(Assembly library, Uri address)
    {
        dynamic New(string name, params object?[] arguments) => Activator.CreateInstance(library.GetType("Kiwoom." + name)!, arguments)!;
        dynamic Call(string type, string method, object argument) => library.GetType("Kiwoom." + type)!.GetMethod(method)!.Invoke(null, [argument])!;

        var options = New("KiwoomOptions");
        options.Environment = Call("KiwoomEnvironment", "Simulator", address);
        options.AppKey = Call("Secret", "FromString", TestBed.AppKey);
        options.SecretKey = Call("Secret", "FromString", TestBed.SecretKey);
        dynamic client = New("KiwoomClient", (object?)options);
        object code = Call("StockCode", "op_Implicit", "005930");
        var area = library.GetType("Kiwoom.MarketConditions.IMarketConditionsClient")!;
        await (Task)area.GetMethod("GetOrderBookAsync", [code.GetType(), typeof(CancellationToken)])!.Invoke((object)client.MarketConditions, [code, CancellationToken.None])!;
        try
        {
            await client.Account.GetAccountNumberAsync(CancellationToken.None);
            Assert.Fail("nothing was thrown");
        }
        catch (Exception e) when (e.GetType().Name == "KiwoomNotServedException")
        {
            Assert.That(e.Message, Does.Contain("real server"), "the help of the error table, which is small");
        }

        long count = client.MalformedValueCount;
        client.Dispose();
        return count;
    }

    private static bool IsBuilt(Assembly library) =>
        library.GetType("Kiwoom.Catalog.KiwoomCatalog")!.GetField("_known", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null) is not null;
}
