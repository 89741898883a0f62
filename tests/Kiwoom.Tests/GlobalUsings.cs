global using Kiwoom.Tests.Support;
