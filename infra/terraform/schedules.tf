locals {
  # Name → schedule, timeZone, description; function (default: the name), path (default: /).
  schedules = {
    for name, job in jsondecode(file("${path.module}/../../shared/domain/schedules.json")) : name => merge(
      { function = name, path = "/" },
      job,
    )
  }
}

resource "google_cloud_scheduler_job" "job" {
  for_each = local.schedules

  name             = each.key
  region           = var.region
  description      = each.value.description
  schedule         = each.value.schedule
  time_zone        = each.value.timeZone
  attempt_deadline = "${local.functions[each.value.function].timeout}s"

  # A run that was missed is not repeated: the next one does its work.
  retry_config {
    retry_count          = 3
    min_backoff_duration = "10s"
    max_backoff_duration = "60s"
  }

  http_target {
    http_method = "POST"
    uri         = "${google_cloudfunctions2_function.function[each.value.function].service_config[0].uri}${each.value.path}"

    oidc_token {
      service_account_email = google_service_account.caller["scheduler"].email
      audience              = google_cloudfunctions2_function.function[each.value.function].service_config[0].uri
    }
  }

  depends_on = [google_cloud_run_v2_service_iam_binding.callers]
}
