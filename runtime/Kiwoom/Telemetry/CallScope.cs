using System.Diagnostics;
using Kiwoom.Catalog;

namespace Kiwoom.Telemetry;

/// <summary>One call as telemetry sees it: a trace and a duration, where somebody listens.</summary>
internal readonly struct CallScope
{
    private readonly Activity? _activity;
    private readonly string _apiId;
    private readonly EndpointKind _kind;
    private readonly string _environment;
    private readonly long _started;

    private CallScope(string apiId, EndpointKind kind, string environment, long started, Activity? activity)
    {
        _apiId = apiId;
        _kind = kind;
        _environment = environment;
        _started = started;
        _activity = activity;
    }

    public static CallScope Begin(string apiId, EndpointKind kind, string environment, TimeProvider clock)
    {
        var activity = KiwoomTelemetry.Source.HasListeners()
            ? Foreign.Try(apiId, static id => KiwoomTelemetry.Source.StartActivity("kiwoom " + id, ActivityKind.Client))
            : null;
        activity?.SetTag(KiwoomTelemetry.ApiIdTag, apiId);
        activity?.SetTag(KiwoomTelemetry.KindTag, NameOf(kind));
        activity?.SetTag(KiwoomTelemetry.EnvironmentTag, environment);
        return new CallScope(apiId, kind, environment, clock.GetTimestamp(), activity);
    }

    /// <summary>Records how the call ended.</summary>
    public void End(int attempts, Exception? error, TimeProvider clock)
    {
        if (_activity is not null)
        {
            _activity.SetTag(KiwoomTelemetry.AttemptsTag, attempts);
            if (error is not null)
            {
                // The type only: a message may name what is nobody's business.
                _activity.SetTag(KiwoomTelemetry.ErrorTag, error.GetType().Name);
                _activity.SetStatus(ActivityStatusCode.Error);
            }

            Foreign.Dispose(_activity);
        }

        if (KiwoomTelemetry.CallDurations.Enabled)
        {
            var tags = new TagList
            {
                { KiwoomTelemetry.ApiIdTag, _apiId },
                { KiwoomTelemetry.KindTag, NameOf(_kind) },
                { KiwoomTelemetry.EnvironmentTag, _environment },
            };
            if (error is not null)
            {
                tags.Add(KiwoomTelemetry.ErrorTag, error.GetType().Name);
            }

            Foreign.Record(KiwoomTelemetry.CallDurations, clock.GetElapsedTime(_started).TotalSeconds, tags);
        }
    }

    private static string NameOf(EndpointKind kind) => kind switch
    {
        EndpointKind.Query => "query",
        EndpointKind.Order => "order",
        EndpointKind.Token => "token",
        _ => "socket",
    };
}
