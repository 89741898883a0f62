#!/usr/bin/env bash
# Package:  Websocket.Client (NuGet) 5.5.1
# Date:     2026-11-28
# Seen:     Between the server's close frame and the automatic reconnect, Send() answers true and IsRunning is true though
#           the socket under it is closing or closed, and the message goes nowhere: it is on neither connection. A message given to Send()
#           before the first Start(), on the other hand, is kept and sent.
# Expected: kept as before the start, and sent after the reconnect (too early, before the login that a handler of
#           ReconnectionHappened sends). It is not sent at all.
# Matters:  Servers close sockets (maintenance at night, a second log-in). A REG or REMOVE sent in that second is lost without a
#           sign: the program believes itself subscribed and waits for quotes that nobody was asked for. Whoever builds on
#           this client registers everything anew after each ReconnectionHappened.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="Websocket.Client" Version="5.5.1" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Websocket.Client;

var probe = new TcpListener(IPAddress.Loopback, 0);
probe.Start();
var port = ((IPEndPoint)probe.LocalEndpoint).Port;
probe.Stop();
var listener = new HttpListener();
listener.Prefixes.Add($"http://127.0.0.1:{port}/");
listener.Start();
var received = new List<string>();
WebSocket? last = null;
var connections = 0;
_ = Task.Run(async () =>
{
    while (true)
    {
        var socket = (await (await listener.GetContextAsync()).AcceptWebSocketAsync(null)).WebSocket;
        var number = ++connections;
        last = socket;
        _ = Task.Run(async () =>
        {
            var buffer = new byte[4096];
            while (true)
            {
                var frame = await socket.ReceiveAsync(buffer, default);
                if (frame.MessageType == WebSocketMessageType.Close) return;
                lock (received) received.Add($"#{number} {Encoding.UTF8.GetString(buffer, 0, frame.Count)}");
            }
        });
    }
});
async Task Until(Func<bool> holds)
{
    for (var i = 0; i < 600 && !holds(); i++) await Task.Delay(50);
    if (!holds()) throw new TimeoutException("the awaited thing did not happen");
}
bool Has(string text) { lock (received) return received.Contains(text); }

var client = new WebsocketClient(new Uri($"ws://127.0.0.1:{port}/")) { LostReconnectTimeout = TimeSpan.FromSeconds(8) };
client.ReconnectionHappened.Subscribe(_ => client.Send("LOGIN"));
var closed = new TaskCompletionSource();
client.DisconnectionHappened.Subscribe(_ => closed.TrySetResult());
client.Send("BEFORE-START");
await client.Start();
await Until(() => Has("#1 LOGIN") && Has("#1 BEFORE-START"));
await last!.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", default);
await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
var told = client.Send("REG-WHILE-DOWN");
Console.WriteLine($"while down: Send() said {told}, IsRunning {client.IsRunning}, the socket is {client.NativeClient?.State}");
await Until(() => Has("#2 LOGIN"));
client.Send("LATER");
await Until(() => Has("#2 LATER"));
lock (received) Console.WriteLine("the server got: " + string.Join(", ", received));
var lost = !Has("#1 REG-WHILE-DOWN") && !Has("#2 REG-WHILE-DOWN");
Environment.Exit(told && lost ? 0 : 1);
CS
dotnet run -v q
