global using Kiwoom.Account;
global using Kiwoom.ConditionSearch;
global using Kiwoom.CreditOrders;
global using Kiwoom.MarketConditions;
global using Kiwoom.OAuth;
global using Kiwoom.Orders;
global using Kiwoom.Realtime;
global using Kiwoom.Tests.Support;
