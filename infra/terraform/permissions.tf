# What each function may do, and no more. A function's log goes through its standard output, which asks no role.

locals {
  project_roles = {
    api       = ["roles/datastore.user"]
    worker    = ["roles/datastore.user"]
    render    = ["roles/datastore.user"]
    sweep     = ["roles/datastore.user"]
    backup    = ["roles/datastore.user", "roles/datastore.importExportAdmin"]
    lifecycle = ["roles/datastore.user"]
    health    = ["roles/datastore.viewer", "roles/cloudscheduler.viewer", "roles/monitoring.viewer"]
  }

  # Nothing may overwrite or delete a report: worker and render create, the bucket's own rules delete.
  # Of the reader's own documents alone api and worker may: see `uploads` below.
  reports_roles = {
    api       = ["roles/storage.objectViewer"]
    worker    = ["roles/storage.objectCreator", "roles/storage.objectViewer"]
    render    = ["roles/storage.objectCreator", "roles/storage.objectViewer"]
    lifecycle = [google_project_iam_custom_role.bucket_policy.id]
    health    = ["roles/storage.objectViewer"]
  }

  backups_roles = {
    backup = ["roles/storage.objectViewer"]
  }

  topic_roles = {
    api    = ["roles/pubsub.publisher", "roles/pubsub.viewer"]
    sweep  = ["roles/pubsub.publisher"]
    health = ["roles/pubsub.viewer"]
  }

  render_topic_roles = {
    api    = ["roles/pubsub.publisher"]
    worker = ["roles/pubsub.publisher"]
  }

  # { "api roles/x" = { function = "api", role = "roles/x" } }; the custom role's id is not known before it is made.
  grants = {
    for target, roles in {
      project = local.project_roles
      reports = local.reports_roles
      backups = local.backups_roles
      topic   = local.topic_roles
      render  = local.render_topic_roles
      } : target => merge([
        for function, list in roles : {
          for position, role in list : "${function}-${position}" => { function = function, role = role }
        }
    ]...)
  }
}

# Not who may reach the objects: that right (setIamPolicy) would let its holder open the bucket.
resource "google_project_iam_custom_role" "bucket_policy" {
  role_id     = "bucketPolicyKeeper"
  title       = "Reads and sets what a bucket keeps"
  permissions = ["storage.buckets.get", "storage.buckets.update"]
  depends_on  = [google_project_service.api]
}

resource "google_project_iam_member" "function" {
  for_each = local.grants.project

  project = var.project_id
  role    = each.value.role
  member  = google_service_account.function[each.value.function].member
}

resource "google_storage_bucket_iam_member" "reports" {
  for_each = local.grants.reports

  bucket = google_storage_bucket.reports.name
  role   = each.value.role
  member = google_service_account.function[each.value.function].member
}

resource "google_storage_bucket_iam_member" "backups" {
  for_each = local.grants.backups

  bucket = google_storage_bucket.backups.name
  role   = each.value.role
  member = google_service_account.function[each.value.function].member
}

# The reader's own documents: stored and deleted by the api, read and taken apart by the worker.
resource "google_storage_bucket_iam_member" "uploads" {
  for_each = toset(["api", "worker"])

  bucket = google_storage_bucket.reports.name
  role   = "roles/storage.objectUser"
  member = google_service_account.function[each.key].member

  condition {
    title      = "uploads"
    expression = "resource.name.startsWith(\"projects/_/buckets/${google_storage_bucket.reports.name}/objects/uploads/\")"
  }
}

# Firestore writes the exports itself.
resource "google_storage_bucket_iam_member" "exports" {
  for_each = toset(["roles/storage.objectAdmin", "roles/storage.legacyBucketReader"])

  bucket = google_storage_bucket.backups.name
  role   = each.key
  member = local.service_agent["firestore"]
}

resource "google_pubsub_topic_iam_member" "function" {
  for_each = local.grants.topic

  topic  = google_pubsub_topic.analysis.name
  role   = each.value.role
  member = google_service_account.function[each.value.function].member
}

resource "google_pubsub_topic_iam_member" "render" {
  for_each = local.grants.render

  topic  = google_pubsub_topic.render.name
  role   = each.value.role
  member = google_service_account.function[each.value.function].member
}

resource "google_secret_manager_secret_iam_member" "worker" {
  for_each = local.secrets

  secret_id = google_secret_manager_secret.key[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.function["worker"].member
}

resource "google_secret_manager_secret_iam_member" "api" {
  for_each = local.api_secrets

  secret_id = google_secret_manager_secret.key[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.function["api"].member
}

# Signs the links to reports, as itself.
resource "google_service_account_iam_member" "signs_links" {
  service_account_id = google_service_account.function["api"].name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = google_service_account.function["api"].member
}
