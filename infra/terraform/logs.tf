resource "google_logging_project_bucket_config" "default" {
  project        = var.project_id
  location       = "global"
  bucket_id      = "_Default"
  retention_days = 90
  depends_on     = [google_project_service.api]
}

locals {
  # Messages are constants of the code: a metric counts the lines that carry one.
  line = {
    for name, message in {
      job_finished = "job finished"
      job_given_up = "job given up"
      backup_stale = "no verified backup for 26 h"
      quarantined  = "malformed message quarantined"
      not_written  = "format could not be made"
      waits        = "job waits for a service"
    } : name => "jsonPayload.message=\"${message}\""
  }
  from_functions = "resource.type=\"cloud_run_revision\""
}

# Status: completed, partial, failed, cancelled; none for a job that the sweep gave up.
resource "google_logging_metric" "jobs_ended" {
  name        = "consultantos_jobs_ended"
  description = "Jobs that reached an end, by status"
  filter      = "${local.from_functions} AND (${local.line.job_finished} OR ${local.line.job_given_up})"

  label_extractors = {
    status = "EXTRACT(jsonPayload.status)"
  }

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
    unit        = "1"

    labels {
      key        = "status"
      value_type = "STRING"
    }
  }

  depends_on = [google_project_service.api]
}

resource "google_logging_metric" "job_cost" {
  name            = "consultantos_job_cost_usd"
  description     = "What a job cost, as it was booked"
  filter          = "${local.from_functions} AND ${local.line.job_finished} AND jsonPayload.cost_usd>=0"
  value_extractor = "EXTRACT(jsonPayload.cost_usd)"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
    unit        = "1"
  }

  # 1 cent to 300 dollars.
  bucket_options {
    exponential_buckets {
      num_finite_buckets = 30
      growth_factor      = 1.41
      scale              = 0.01
    }
  }

  depends_on = [google_project_service.api]
}

resource "google_logging_metric" "line" {
  for_each = {
    backup_stale = "Looks at the backups that found none verified for 26 h"
    quarantined  = "Messages that could not be read"
    not_written  = "Formats of reports that could not be made"
    waits        = "Times that a job was put off because a service was away or over its quota"
  }

  name        = "consultantos_${each.key}"
  description = each.value
  filter      = "${local.from_functions} AND ${local.line[each.key]}"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
    unit        = "1"
  }

  depends_on = [google_project_service.api]
}
