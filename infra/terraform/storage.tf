locals {
  retention = jsondecode(file("${path.module}/../../shared/domain/retention.json"))
}

resource "google_storage_bucket" "reports" {
  name                        = "${var.project_id}-reports"
  location                    = var.dual_region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  depends_on                  = [google_project_service.api]

  versioning {
    enabled = true
  }

  # What a reader deletes is gone at once: older versions are the time to notice a mistake, and the only one.
  soft_delete_policy {
    retention_duration_seconds = 0
  }

  # A versioned bucket needs both: the first makes an object noncurrent, the second deletes it.
  dynamic "lifecycle_rule" {
    for_each = local.retention.objects

    content {
      action {
        type = "Delete"
      }
      condition {
        age            = lifecycle_rule.value.days
        with_state     = "LIVE"
        matches_prefix = [lifecycle_rule.value.prefix]
      }
    }
  }
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = local.retention.noncurrentDays
      with_state                 = "ARCHIVED"
    }
  }
  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }
    condition {
      age = local.retention.abortedUploadDays
    }
  }

  lifecycle {
    prevent_destroy = true
    # From then on the function `lifecycle` keeps them: it leaves an audit record and refuses to shorten them.
    ignore_changes = [lifecycle_rule]
  }
}

# Daily exports; in two regions, of which the database is in one at most.
resource "google_storage_bucket" "backups" {
  name                        = "${var.project_id}-backups"
  location                    = var.dual_region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  depends_on                  = [google_project_service.api]

  versioning {
    enabled = true
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age        = 35
      with_state = "LIVE"
    }
  }
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = 14
      with_state                 = "ARCHIVED"
    }
  }
  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }
    condition {
      age = 7
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

# What functions are built from; can be made again from the repository. A release removes what the last one put there.
resource "google_storage_bucket" "sources" {
  name                        = "${var.project_id}-function-sources"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = true
  depends_on                  = [google_project_service.api]
}
