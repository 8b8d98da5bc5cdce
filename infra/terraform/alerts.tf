resource "google_monitoring_notification_channel" "email" {
  display_name = "ConsultantOS operators"
  type         = "email"
  depends_on   = [google_project_service.api]

  labels = {
    email_address = var.alert_email
  }
}

locals {
  # filter, the value above which it opens, how it is aligned, over how long a time, and what to do then.
  threshold_alerts = {
    dead-letters = {
      title   = "Messages were given up as dead letters"
      filter  = "${local.subscription_metric}/num_undelivered_messages\" AND resource.label.subscription_id=\"${google_pubsub_subscription.dead_letters.name}\""
      above   = 0
      aligner = "ALIGN_MAX"
      period  = 300
      advice  = "Look at them with `gcloud pubsub subscriptions pull ${google_pubsub_subscription.dead_letters.name} --limit=20 --format=json`; RUNBOOK.md, dead letters."
    }
    queue-stuck = {
      title   = "A message has waited for 15 minutes"
      filter  = "${local.subscription_metric}/oldest_unacked_message_age\" AND resource.label.subscription_id=\"${google_pubsub_subscription.worker.name}\""
      above   = 15 * 60
      aligner = "ALIGN_MAX"
      period  = 60
      advice  = "The worker fails, or has too few instances (worker_max_instances)."
    }
    backup-stale = {
      title   = "No backup has been verified for 26 hours"
      filter  = "metric.type=\"logging.googleapis.com/user/${google_logging_metric.line["backup_stale"].name}\" AND ${local.from_functions}"
      above   = 0
      aligner = "ALIGN_DELTA"
      # The look that says so is taken every 15 minutes.
      period = 1200
      advice = "`npm run ops -- backup list` says how far the last ones came."
    }
    quarantined = {
      title   = "A message could not be read"
      filter  = "metric.type=\"logging.googleapis.com/user/${google_logging_metric.line["quarantined"].name}\" AND ${local.from_functions}"
      above   = 0
      aligner = "ALIGN_DELTA"
      period  = 300
      advice  = "It is kept in the collection quarantine. Who else publishes to the topic?"
    }
    not-written = {
      title   = "A format of a report could not be made"
      filter  = "metric.type=\"logging.googleapis.com/user/${google_logging_metric.line["not_written"].name}\" AND ${local.from_functions}"
      above   = 0
      aligner = "ALIGN_DELTA"
      period  = 300
      advice  = "The report and its other formats are not affected. RUNBOOK.md, formats."
    }
    services-away = {
      title   = "Jobs keep waiting for a service"
      filter  = "metric.type=\"logging.googleapis.com/user/${google_logging_metric.line["waits"].name}\" AND ${local.from_functions}"
      above   = 20
      aligner = "ALIGN_DELTA"
      period  = 1800
      advice  = "Nothing is lost before a job is 6 hours old. The lines `job waits for a service` say for which and why: a greater quota, or fewer at once (worker_max_instances)."
    }
    render-stuck = {
      title   = "A report has waited for its formats for 15 minutes"
      filter  = "${local.subscription_metric}/oldest_unacked_message_age\" AND resource.label.subscription_id=\"${google_pubsub_subscription.render.name}\""
      above   = 15 * 60
      aligner = "ALIGN_MAX"
      period  = 60
      advice  = "The function render fails, or has too few instances (render_max_instances). RUNBOOK.md, formats."
    }
  }
  subscription_metric = "resource.type=\"pubsub_subscription\" AND metric.type=\"pubsub.googleapis.com/subscription"
}

resource "google_monitoring_alert_policy" "threshold" {
  for_each = local.threshold_alerts

  display_name          = each.value.title
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  conditions {
    display_name = each.value.title

    condition_threshold {
      filter          = each.value.filter
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = "0s"

      aggregations {
        alignment_period     = "${each.value.period}s"
        per_series_aligner   = each.value.aligner
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    content = each.value.advice
  }
}
