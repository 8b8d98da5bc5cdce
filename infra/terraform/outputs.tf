output "api_url" {
  value = google_cloudfunctions2_function.function["api"].service_config[0].uri
}

output "health_url" {
  value = "${google_cloudfunctions2_function.function["health"].service_config[0].uri}/health/detailed"
}

output "reports_bucket" {
  value = google_storage_bucket.reports.name
}

output "backups_bucket" {
  value = google_storage_bucket.backups.name
}

output "service_accounts" {
  description = "Which account each function acts as."
  value       = { for name, account in google_service_account.function : name => account.email }
}
