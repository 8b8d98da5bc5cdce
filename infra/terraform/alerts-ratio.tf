# Shares: what failed of all there was.

locals {
  request_count = "resource.type=\"cloud_run_revision\" AND metric.type=\"run.googleapis.com/request_count\""
  jobs_ended    = "${local.from_functions} AND metric.type=\"logging.googleapis.com/user/${google_logging_metric.jobs_ended.name}\""

  ratio_alerts = {
    api-errors = {
      title  = "The api fails"
      part   = "${local.request_count} AND resource.label.service_name=\"api\" AND metric.label.response_code_class=\"5xx\""
      whole  = "${local.request_count} AND resource.label.service_name=\"api\""
      above  = 0.05
      period = 600
      advice = "Answers 5xx to more than 1 of 20 requests. Roll back: `npm run deploy -- rollback api --yes`."
    }
    # Giving a message back is a 5xx by design: only when most are does something stand still.
    worker-errors = {
      title  = "The worker gives most messages back"
      part   = "${local.request_count} AND resource.label.service_name=\"worker\" AND metric.label.response_code_class=\"5xx\""
      whole  = "${local.request_count} AND resource.label.service_name=\"worker\""
      above  = 0.5
      period = 1800
      advice = "Look for `job could not go on` in its log. Roll back: `npm run deploy -- rollback worker --yes`."
    }
    jobs-failed = {
      title  = "Too many jobs fail"
      part   = "${local.jobs_ended} AND metric.label.status!=\"completed\" AND metric.label.status!=\"partial\" AND metric.label.status!=\"cancelled\""
      whole  = local.jobs_ended
      above  = 0.2
      period = 3600
      advice = "`npm run ops -- jobs list --status failed` says why; often a service that stays away, or a key."
    }
  }
}

resource "google_monitoring_alert_policy" "ratio" {
  for_each = local.ratio_alerts

  display_name          = each.value.title
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  conditions {
    display_name = each.value.title

    condition_threshold {
      filter             = each.value.part
      denominator_filter = each.value.whole
      comparison         = "COMPARISON_GT"
      threshold_value    = each.value.above
      duration           = "0s"

      aggregations {
        alignment_period     = "${each.value.period}s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
      denominator_aggregations {
        alignment_period     = "${each.value.period}s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    content = each.value.advice
  }
}

# A distribution's sum is seen by PromQL only.
resource "google_monitoring_alert_policy" "spend" {
  display_name          = "Jobs cost more than ${var.alert_daily_cost_usd} US dollars in a day"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.email.id]

  conditions {
    display_name = "Booked in 24 hours"

    condition_prometheus_query_language {
      query               = "sum(increase(logging_googleapis_com:user_${google_logging_metric.job_cost.name}_sum{monitored_resource=\"cloud_run_revision\"}[24h])) > ${var.alert_daily_cost_usd}"
      duration            = "0s"
      evaluation_interval = "300s"
    }
  }

  documentation {
    content = "Who asks for so much? `npm run ops -- jobs list`. To stop all buying at once: `gcloud pubsub subscriptions modify-push-config ${google_pubsub_subscription.worker.name} --push-endpoint=`; RUNBOOK.md, spending."
  }
}
