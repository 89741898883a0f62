global using Kiwoom.Account;
global using Kiwoom.Orders;
global using Kiwoom.Realtime;
global using Kiwoom.Tests.Support;
