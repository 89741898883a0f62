using Kiwoom.Catalog;

foreach (var endpoint in KiwoomCatalog.Endpoints.Where(endpoint => endpoint.KoreanName.Contains(args[0])))
{
    Console.WriteLine($"{endpoint.ApiId} {endpoint.KoreanName}: {endpoint.Area}.{endpoint.Method}Async");
}
