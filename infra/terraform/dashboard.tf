locals {
  # Title, filter, aligner, what the lines are grouped by.
  charts = [
    ["Requests a second, by function", local.request_count, "ALIGN_RATE", ["resource.label.service_name"]],
    ["Answers 5xx a second, by function", "${local.request_count} AND metric.label.response_code_class=\"5xx\"", "ALIGN_RATE", ["resource.label.service_name"]],
    ["Slowest 5 % of answers, ms", "resource.type=\"cloud_run_revision\" AND metric.type=\"run.googleapis.com/request_latencies\"", "ALIGN_PERCENTILE_95", ["resource.label.service_name"]],
    ["Instances, by function", "resource.type=\"cloud_run_revision\" AND metric.type=\"run.googleapis.com/container/instance_count\"", "ALIGN_MAX", ["resource.label.service_name"]],
    ["Oldest waiting message, s", "${local.subscription_metric}/oldest_unacked_message_age\"", "ALIGN_MAX", ["resource.label.subscription_id"]],
    ["Messages waiting", "${local.subscription_metric}/num_undelivered_messages\"", "ALIGN_MAX", ["resource.label.subscription_id"]],
    ["Jobs ended, by status", local.jobs_ended, "ALIGN_DELTA", ["metric.label.status"]],
    ["Median cost of a job, US dollars", "${local.from_functions} AND metric.type=\"logging.googleapis.com/user/${google_logging_metric.job_cost.name}\"", "ALIGN_PERCENTILE_50", []],
    ["Firestore reads a second", "metric.type=\"firestore.googleapis.com/document/read_ops_count\" AND resource.type=\"firestore.googleapis.com/Database\"", "ALIGN_RATE", []],
    ["Firestore writes a second", "metric.type=\"firestore.googleapis.com/document/write_ops_count\" AND resource.type=\"firestore.googleapis.com/Database\"", "ALIGN_RATE", []],
  ]
}

resource "google_monitoring_dashboard" "overview" {
  dashboard_json = jsonencode({
    displayName = "ConsultantOS"
    mosaicLayout = {
      columns = 48
      tiles = [
        for position, chart in local.charts : {
          xPos   = 24 * (position % 2)
          yPos   = 14 * floor(position / 2)
          width  = 24
          height = 14
          widget = {
            title = chart[0]
            xyChart = {
              dataSets = [{
                plotType   = "LINE"
                targetAxis = "Y1"
                timeSeriesQuery = {
                  timeSeriesFilter = {
                    filter = chart[1]
                    aggregation = {
                      alignmentPeriod    = "300s"
                      perSeriesAligner   = chart[2]
                      crossSeriesReducer = startswith(chart[2], "ALIGN_PERCENTILE") ? "REDUCE_MAX" : "REDUCE_SUM"
                      groupByFields      = chart[3]
                    }
                  }
                }
              }]
            }
          }
        }
      ]
    }
  })

  depends_on = [google_project_service.api]
}
