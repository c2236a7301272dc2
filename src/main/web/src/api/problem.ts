/** Every way a REST call can fail, as one error type with text that can be shown. */

export interface FieldProblem {
  field: string;
  message: string;
}

interface ProblemJson {
  title?: unknown;
  detail?: unknown;
  code?: unknown;
  errors?: unknown;
}

const BY_STATUS: Record<number, string> = {
  401: 'Please sign in and try again.',
  403: 'You are not allowed to do that.',
  404: 'That is not here (any more).',
  413: 'That is too large.',
  429: 'Too many tries. Please wait a moment.',
  503: 'Grandstand is not available right now. Please try again in a moment.',
};

export class ApiError extends Error {
  constructor(
    message: string,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly code: string,
    readonly fields: readonly FieldProblem[] = [],
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export function unreachable(): ApiError {
  return new ApiError('Grandstand cannot be reached. Check your connection.', 0, 'unreachable');
}

export async function problemOf(response: Response): Promise<ApiError> {
  const body = await jsonOf(response);
  return new ApiError(
    text(body.detail) ?? BY_STATUS[response.status] ?? text(body.title) ?? 'Something went wrong.',
    response.status,
    text(body.code) ?? 'unknown',
    fieldsOf(body.errors),
    retryAfter(response.headers.get('Retry-After')),
  );
}

/** Text for whatever was thrown: our own errors say it themselves, others stay general. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : 'Something went wrong. Please try again.';
}

async function jsonOf(response: Response): Promise<ProblemJson> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function fieldsOf(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) {
    return [];
  }
  return errors.flatMap((entry: { field?: unknown; message?: unknown } | null) => {
    const field = text(entry?.field);
    const message = text(entry?.message);
    return field && message ? [{ field, message }] : [];
  });
}

/** `Retry-After` is seconds or a date (RFC 9110 section 10.2.3). */
function retryAfter(header: string | null): number | null {
  if (header === null) {
    return null;
  }
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
