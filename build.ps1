dotnet restore Kiwoom.sln &&
dotnet build Kiwoom.sln --configuration Release --no-restore -p:Analyze=true &&
dotnet test tests/Kiwoom.Tests --configuration Release --no-build &&
dotnet pack runtime/Kiwoom/Kiwoom.csproj --configuration Release --no-build --output artifacts &&
dotnet pack runtime/Kiwoom.DependencyInjection/Kiwoom.DependencyInjection.csproj --configuration Release --no-build --output artifacts &&
dotnet pack runtime/Kiwoom.Redis/Kiwoom.Redis.csproj --configuration Release --no-build --output artifacts &&
dotnet pack runtime/Kiwoom.Cli/Kiwoom.Cli.csproj --configuration Release -p:Analyze=true -p:ReadyToRunTool=host --output artifacts &&
dotnet pack runtime/Kiwoom.Simulator/Kiwoom.Simulator.csproj --configuration Release --no-build --output artifacts &&
dotnet pack runtime/Kiwoom.Simulator.Tool/Kiwoom.Simulator.Tool.csproj --configuration Release --no-build --output artifacts
exit $LASTEXITCODE
