/** Every kind of refusal, under the code that programs read; `/docs/problems/{code}` is its page. */
export const PROBLEM_CODES: Readonly<Record<string, string>> = {
  body_cut_off: 'The connection was closed before the body had ended. Send it again.',
  body_too_large: 'A body may have 64 KB at most.',
  content_encoding_not_supported: 'Bodies are sent uncompressed.',
  daily_budget_used_up:
    'What this account may spend in a day is used up, or nearly. Ask for less, or after Retry-After.',
  different_companies: 'Only reports on one company are compared.',
  empty_file: 'The file of the form has no bytes.',
  file_too_large: 'A document may have 20 MB at most.',
  foreign_origin: 'A page of another site may change nothing here.',
  format_not_made: 'The report could not be written in this format; its others are not affected.',
  host_not_allowed:
    'This server is not called by this name. Whoever runs it lists its names in ALLOWED_HOSTS.',
  idempotency_key_used_before:
    'The key came with another body before. Use a new key for a new request; job_id names the job of the old one.',
  internal_error: 'A fault of this program. It has been logged under the request_id.',
  invalid_form: 'The form of POST /documents holds exactly one file.',
  invalid_idempotency_key: 'The header has 1 to 255 printable ASCII characters without spaces.',
  invalid_path: 'The path is not valid percent-encoded UTF-8.',
  invalid_query: 'Each fault of the query is listed in errors.',
  invalid_request: 'Each fault of the body is listed in errors, with its path.',
  job_finished: 'The job has ended and cannot be cancelled.',
  method_not_allowed: 'The path is there, the method is not; Allow lists those that are.',
  no_such_document:
    'No document has this id, or it is another account’s, or it was deleted or has expired.',
  not_a_form: 'Documents are sent as multipart/form-data, the file in a field "file".',
  no_report: 'The job has no report, or none yet: its status and error say why.',
  not_allowed: 'The key has not the scope for this.',
  not_authenticated: 'Send a key that is known and neither expired nor revoked.',
  not_found: 'There is nothing at this path.',
  not_json: 'Send the request as application/json, or as a form.',
  store_unavailable: 'The store did not answer. Ask again after Retry-After.',
  too_many_requests: 'Over the hourly limit of analyses. Ask again after Retry-After.',
  too_many_streams: 'Close a stream of events before you open another.',
  unknown_format: 'The report does not come in this format.',
  unknown_kind_of_file:
    'Documents are PDF, DOCX, XLSX, Markdown, text or HTML files, and their names say so.',
  unknown_job: 'No job has this id, or it is another account’s, or it has expired.',
};

/** `Body too large` → `body_too_large`. */
export const codeOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '');
