# Google asks /health/ready from three continents, as the project's monitoring agent; nobody else need be let in.
resource "google_monitoring_uptime_check_config" "ready" {
  display_name = "ConsultantOS ready"
  period       = "300s"
  timeout      = "30s"

  http_check {
    path         = "/health/ready"
    use_ssl      = true
    validate_ssl = true

    service_agent_authentication {
      type = "OIDC_TOKEN"
    }
  }

  monitored_resource {
    type = "uptime_url"
    labels = {
      project_id = var.project_id
      host       = trimprefix(google_cloudfunctions2_function.function["health"].service_config[0].uri, "https://")
    }
  }

  depends_on = [google_cloud_run_v2_service_iam_binding.callers]
}

resource "google_monitoring_alert_policy" "not_ready" {
  display_name          = "The system is not ready"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  conditions {
    display_name = "Two regions or more see it"

    condition_threshold {
      filter          = "resource.type=\"uptime_url\" AND metric.type=\"monitoring.googleapis.com/uptime_check/check_passed\" AND metric.label.check_id=\"${google_monitoring_uptime_check_config.ready.uptime_check_id}\""
      comparison      = "COMPARISON_GT"
      threshold_value = 1
      duration        = "300s"

      aggregations {
        alignment_period     = "600s"
        per_series_aligner   = "ALIGN_NEXT_OLDER"
        cross_series_reducer = "REDUCE_COUNT_FALSE"
        group_by_fields      = ["resource.label.host"]
      }
    }
  }

  documentation {
    content = "/health/detailed says which part fails."
  }
}
