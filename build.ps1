dotnet restore Kiwoom.sln &&
dotnet build Kiwoom.sln --configuration Release --no-restore &&
dotnet test Kiwoom.sln --configuration Release --no-build &&
dotnet pack runtime/Kiwoom/Kiwoom.csproj --configuration Release --no-build --output artifacts &&
dotnet pack runtime/Kiwoom.DependencyInjection/Kiwoom.DependencyInjection.csproj --configuration Release --no-build --output artifacts &&
dotnet pack runtime/Kiwoom.Redis/Kiwoom.Redis.csproj --configuration Release --no-build --output artifacts &&
dotnet pack runtime/Kiwoom.Simulator/Kiwoom.Simulator.csproj --configuration Release --no-build --output artifacts
exit $LASTEXITCODE
