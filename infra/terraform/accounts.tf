# One account per function, and one for each service that calls functions.

resource "google_service_account" "function" {
  for_each = local.functions

  account_id   = "function-${each.key}"
  display_name = "Function ${each.key}"
  depends_on   = [google_project_service.api]
}

resource "google_service_account" "caller" {
  for_each = {
    push      = "Pub/Sub, pushing to the worker and to render"
    scheduler = "Cloud Scheduler, calling the scheduled functions"
  }

  account_id   = "caller-${each.key}"
  display_name = each.value
  depends_on   = [google_project_service.api]
}

resource "google_service_account_iam_member" "push_token" {
  service_account_id = google_service_account.caller["push"].name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = local.service_agent["pubsub"]
}

resource "google_service_account" "build" {
  account_id   = "function-build"
  display_name = "Builds the functions"
  depends_on   = [google_project_service.api]
}

resource "google_project_iam_member" "build" {
  for_each = toset(["roles/artifactregistry.writer", "roles/logging.logWriter"])

  project = var.project_id
  role    = each.key
  member  = google_service_account.build.member
}

# The platform copies a source to a bucket of its own before it is built; reports are none of the build's business.
resource "google_project_iam_member" "build_sources" {
  project = var.project_id
  role    = "roles/storage.objectViewer"
  member  = google_service_account.build.member

  condition {
    title = "function-sources"
    expression = join(" || ", [
      for prefix in ["gcf-v2-", google_storage_bucket.sources.name] : "resource.name.startsWith(\"projects/_/buckets/${prefix}\")"
    ])
  }
}
