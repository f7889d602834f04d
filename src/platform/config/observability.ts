import { z } from 'zod'
import { optional, type VariableGroup, wholeNumber } from './variable.ts'

const url = z.url({ protocol: /^https?$/, error: 'is not an address: write http://host:4318' })

/** How the program is watched: metrics, traces, and what is slow. */
export const observabilityVariables = {
  metricsPort: {
    name: 'READOUT_METRICS_PORT',
    default: '',
    meaning: 'Port of its own for `/metrics`, in Prometheus’ format; `0` for any free one; without it, none is opened',
    schema: optional(wholeNumber(0, 65_535, 'is not a port')),
  },
  metricsHost: {
    name: 'READOUT_METRICS_HOST',
    default: '127.0.0.1',
    meaning: 'Address on which the port of the metrics listens',
    schema: z.string(),
  },
  metricsToken: {
    name: 'READOUT_METRICS_TOKEN',
    default: '',
    meaning:
      'Who asks for the metrics must send this token, `Authorization: Bearer …`, at least 16 characters; without READOUT_METRICS_PORT they stand at `/metrics` of the main port then',
    schema: optional(
      z.string().regex(/^[\w.~+/-]{16,}=*$/, 'is not 16 or more letters, digits and any of - . _ ~ + /'),
    ),
    isSecret: true,
  },
  slowOperationMs: {
    name: 'READOUT_SLOW_OPERATION_MS',
    default: '1000',
    meaning: 'Milliseconds from which an operation is slow, and the log warns of it; `0` warns of each',
    schema: wholeNumber(0, 3_600_000),
  },
  // The rest of OpenTelemetry's variables its own SDK reads: these say only whether it is loaded.
  tracesEndpoint: {
    name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    default: '',
    meaning: 'Where traces are sent by OTLP, the whole address: `http://host:4318/v1/traces`; without it, see the next',
    schema: optional(url),
  },
  telemetryEndpoint: {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    default: '',
    meaning: 'The same, as the address to which OpenTelemetry adds `/v1/traces`; without either, nothing is traced',
    schema: optional(url),
  },
} as const satisfies VariableGroup
