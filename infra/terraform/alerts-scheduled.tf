# What is called on a schedule does its work only if it is called, and answers well.

# A silence of a day, as that of lifecycle, is longer than a condition may last.
resource "google_monitoring_alert_policy" "silent" {
  for_each = {
    sweep  = "1800s"
    backup = "3600s"
  }

  display_name          = "Nothing calls the function ${each.key}"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  conditions {
    display_name = "No request"

    condition_absent {
      filter   = "${local.request_count} AND resource.label.service_name=\"${google_cloudfunctions2_function.function[each.key].name}\""
      duration = each.value

      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_RATE"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    content = "Is its schedule paused? `npm run ops -- schedules list`."
  }
}

# By the time in which each is called, or tried again, more than once: one failure among successes is no fault.
resource "google_monitoring_alert_policy" "failing" {
  for_each = {
    sweep     = "1800s"
    backup    = "3600s"
    lifecycle = "86400s"
  }

  display_name          = "The function ${each.key} fails whenever it is called"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  conditions {
    display_name = "Hardly an answer of 2xx"

    condition_threshold {
      filter             = "${local.request_count} AND resource.label.service_name=\"${google_cloudfunctions2_function.function[each.key].name}\" AND metric.label.response_code_class!=\"2xx\""
      denominator_filter = "${local.request_count} AND resource.label.service_name=\"${google_cloudfunctions2_function.function[each.key].name}\""
      comparison         = "COMPARISON_GT"
      threshold_value    = 0.9
      duration           = "0s"

      aggregations {
        alignment_period     = each.value
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
      denominator_aggregations {
        alignment_period     = each.value
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    content = "Its log says why: `gcloud run services logs read ${each.key} --log-filter='severity>=ERROR'`. After a release, roll back: `npm run deploy -- rollback ${each.key} --yes`."
  }
}
