using System.Buffers;
using System.Reflection;
using System.Text.Json;
using Kiwoom.Catalog;
using Kiwoom.Http;
using Kiwoom.Serialization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Tests.Catalogue;

/// <summary>Finds an endpoint's emitted reader and writer by its API id and runs them.</summary>
internal static class EmittedCodec
{
    private static readonly Assembly Library = typeof(KiwoomClient).Assembly;

    private static readonly Dictionary<string, object> Endpoints = Library.GetTypes()
        .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Endpoint<,>))
        .Where(type => type != typeof(RawEndpoint))
        .Select(type => type.GetField("Instance")!.GetValue(null)!)
        .ToDictionary(instance => (string)instance.GetType().GetProperty("ApiId")!.GetValue(instance)!, StringComparer.Ordinal);

    private static readonly Dictionary<string, Type> MessageReaders = Library.GetTypes()
        .SelectMany(type => type.GetInterfaces().Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IMessageReader<>)), (type, contract) => (type, contract))
        .ToDictionary(item => item.contract.GetGenericArguments()[0].Name, item => item.type, StringComparer.Ordinal);

    /// <summary>The C# type of the endpoint's requests.</summary>
    public static Type RequestType(string apiId) => Endpoints[apiId].GetType().BaseType!.GetGenericArguments()[0];

    /// <summary>Reads an answer.</summary>
    public static object Read(string apiId, byte[] json)
    {
        var endpoint = Endpoints[apiId];
        return Call(nameof(ReadAnswer), endpoint.GetType().BaseType!.GetGenericArguments(), endpoint, json);
    }

    /// <summary>Reads the <c>values</c> of a realtime message.</summary>
    public static object ReadMessage(EndpointInfo endpoint, byte[] json, string item = "")
    {
        var reader = MessageReaders[endpoint.MessageType!];
        return Call(nameof(ReadValues), [reader.GetInterfaces().Single().GetGenericArguments()[0], reader], json, item);
    }

    /// <summary>Writes a request.</summary>
    public static byte[] Write(string apiId, object request)
    {
        var endpoint = Endpoints[apiId];
        return (byte[])Call(nameof(WriteRequest), endpoint.GetType().BaseType!.GetGenericArguments(), endpoint, request);
    }

    /// <summary>Checks a request as a call does before it is sent.</summary>
    public static void Check(string apiId, object request)
    {
        var endpoint = Endpoints[apiId];
        Call(nameof(CheckRequest), endpoint.GetType().BaseType!.GetGenericArguments(), endpoint, request);
    }

    private static object Call(string method, Type[] types, params object[] arguments) =>
        typeof(EmittedCodec).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(types)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static TResponse ReadAnswer<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, byte[] json)
        where TResponse : KiwoomResponse
    {
        var reader = CreateReader(json, endpoint.ApiId);
        var answer = endpoint.Read(ref reader);
        reader.End();
        return answer;
    }

    private static TMessage ReadValues<TMessage, TReader>(byte[] json, string item)
        where TMessage : RealtimeMessage
        where TReader : struct, IMessageReader<TMessage>
    {
        var reader = CreateReader(json, "");
        var message = TReader.Read(ref reader, new MessageHeader("", item, KoreanTime.Now(), 0));
        reader.End();
        return message;
    }

    private static byte[] WriteRequest<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request)
        where TResponse : KiwoomResponse
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            endpoint.Write(writer, request);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static bool CheckRequest<TRequest, TResponse>(Endpoint<TRequest, TResponse> endpoint, TRequest request)
        where TResponse : KiwoomResponse
    {
        var check = new RequestCheck(endpoint.ApiId);
        endpoint.Check(request, ref check);
        check.ThrowIfAny();
        return true;
    }

    private static WireReader CreateReader(byte[] json, string apiId)
    {
        var reader = new WireReader(json, apiId, new CellPolicy(MalformedValues.Null, NullLogger.Instance), null);
        reader.Begin();
        return reader;
    }
}
