/** Why there is no report, by the code of the job's error; what the job says itself is shown beside it, as a detail. */
export const DE_FAILURES: Readonly<Record<string, string>> = {
  ambiguous_company: 'Mehrere Unternehmen heißen so.',
  insufficient_evidence: 'Es wurde zu wenig über dieses Unternehmen gefunden.',
  model_unavailable: 'Der Modelldienst war nicht zu erreichen.',
  source_unavailable: 'Der Suchdienst war nicht zu erreichen.',
  model_refused: 'Das Modell hat die Frage abgelehnt.',
  model_invalid: 'Die Antworten des Modells waren unbrauchbar.',
  verification: 'Keine Aussage hielt der Prüfung stand.',
  budget: 'Die Obergrenze der Kosten reicht nicht aus.',
  deadline: 'Die Analyse hat zu lange gedauert.',
  attempts_exhausted: 'Mehrere Anläufe blieben vergeblich.',
  misconfigured: 'Dieser Server ist nicht richtig eingerichtet.',
  internal: 'Im Programm ist ein Fehler aufgetreten.',
};

/** What a refusal says, by its code; each code of the API has its sentence. */
export const DE_PROBLEMS: Readonly<Record<string, string>> = {
  body_cut_off: 'Die Verbindung brach ab, bevor alles angekommen war. Senden Sie es noch einmal.',
  body_too_large: 'Eine Anfrage darf höchstens 64 KB haben.',
  content_encoding_not_supported: 'Anfragen werden unkomprimiert gesendet.',
  daily_budget_used_up:
    'Was dieses Konto an einem Tag ausgeben darf, ist verbraucht oder fast. Fragen Sie nach weniger, oder morgen.',
  different_companies: 'Verglichen werden nur Berichte über dasselbe Unternehmen.',
  empty_file: 'Die gesendete Datei ist leer.',
  file_too_large: 'Ein Dokument darf höchstens 20 MB haben.',
  foreign_origin: 'Eine Seite eines anderen Servers darf hier nichts ändern.',
  format_not_made:
    'Der Bericht konnte in diesem Format nicht geschrieben werden; die anderen sind davon nicht betroffen.',
  host_not_allowed:
    'Unter diesem Namen wird dieser Server nicht aufgerufen. Wer ihn betreibt, nennt seine Namen in ALLOWED_HOSTS.',
  idempotency_key_used_before:
    'Der Schlüssel dieser Anfrage kam schon mit einem anderen Inhalt. Nehmen Sie für eine neue Anfrage einen neuen.',
  internal_error:
    'Im Programm ist ein Fehler aufgetreten. Er wurde unter der Kennung festgehalten.',
  invalid_form: 'Gesendet wird genau eine Datei.',
  invalid_idempotency_key:
    'Der Kopf Idempotency-Key hat 1 bis 255 druckbare ASCII-Zeichen ohne Leerzeichen.',
  invalid_path: 'Die Adresse ist kein gültiges UTF-8.',
  invalid_query: 'In der Adresse stehen Angaben, die nicht stimmen:',
  invalid_request: 'In der Anfrage stehen Angaben, die nicht stimmen:',
  job_finished: 'Die Analyse ist zu Ende und kann nicht mehr abgebrochen werden.',
  method_not_allowed: 'Das wird unter dieser Adresse nicht angeboten.',
  no_such_document:
    'Ein Dokument mit dieser Kennung gibt es nicht, oder nicht mehr, oder es gehört einem anderen Konto.',
  not_a_form:
    'Dokumente werden als Formular gesendet (multipart/form-data), die Datei im Feld „file“.',
  no_report: 'Einen Bericht dieser Analyse gibt es nicht, oder noch nicht. Warum, sagt ihre Seite.',
  not_allowed: 'Ihr Schlüssel darf das nicht.',
  not_authenticated: 'Dazu wird ein Schlüssel gebraucht, der bekannt und gültig ist.',
  not_found: 'Unter dieser Adresse gibt es nichts.',
  not_json: 'Anfragen werden als JSON oder als Formular gesendet.',
  store_unavailable: 'Der Speicher hat nicht geantwortet. Versuchen Sie es gleich noch einmal.',
  too_many_requests:
    'Mehr Analysen sind in einer Stunde nicht vorgesehen. Versuchen Sie es später noch einmal.',
  too_many_streams:
    'Es sind zu viele Seiten mit laufenden Analysen offen. Schließen Sie eine davon.',
  unknown_format: 'In diesem Format gibt es den Bericht nicht.',
  unknown_kind_of_file:
    'Dokumente sind PDF-, Word-, Excel-, Markdown-, Text- oder HTML-Dateien, und ihr Name sagt es.',
  unknown_job:
    'Eine Analyse mit dieser Kennung gibt es nicht, oder nicht mehr, oder sie gehört einem anderen Konto.',
};
