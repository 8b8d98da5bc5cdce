data "google_project" "this" {
  project_id = var.project_id
}

resource "google_project_service" "api" {
  for_each = toset([
    "artifactregistry.googleapis.com",
    "cloudbuild.googleapis.com",
    "cloudfunctions.googleapis.com",
    "cloudscheduler.googleapis.com",
    "firebaserules.googleapis.com",
    "firestore.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "pubsub.googleapis.com",
    "run.googleapis.com",
    "secretmanager.googleapis.com",
    "storage.googleapis.com",
  ])

  service = each.key
  # The project may hold other things that use it.
  disable_on_destroy = false
}

locals {
  # What Google's services act as in this project.
  service_agent = {
    for service in ["firestore", "monitoring-notification", "pubsub"] :
    service => "serviceAccount:service-${data.google_project.this.number}@gcp-sa-${service}.iam.gserviceaccount.com"
  }
}
