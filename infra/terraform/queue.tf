locals {
  day_seconds = 24 * 60 * 60
}

resource "google_pubsub_topic" "analysis" {
  name       = "analysis"
  depends_on = [google_project_service.api]
}

resource "google_pubsub_topic" "dead_letters" {
  name       = "${google_pubsub_topic.analysis.name}-dead-letters"
  depends_on = [google_project_service.api]
}

# Our own push, not an Eventarc trigger: that one keeps messages for a day, buries none and has a fixed deadline.
resource "google_pubsub_subscription" "worker" {
  name                       = "worker"
  topic                      = google_pubsub_topic.analysis.id
  ack_deadline_seconds       = 600
  message_retention_duration = "${7 * local.day_seconds}s"

  expiration_policy {
    # Never.
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "30s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic = google_pubsub_topic.dead_letters.id
    # A 429 at the worker's last instance spends one; the real work is capped by the job itself.
    max_delivery_attempts = 30
  }

  push_config {
    # functions-framework takes the event's source from a path that ends so.
    push_endpoint = "${google_cloudfunctions2_function.function["worker"].service_config[0].uri}/${google_pubsub_topic.analysis.id}"

    oidc_token {
      service_account_email = google_service_account.caller["push"].email
      audience              = google_cloudfunctions2_function.function["worker"].service_config[0].uri
    }
  }

  depends_on = [
    google_cloud_run_v2_service_iam_binding.callers,
    google_service_account_iam_member.push_token,
  ]
}

# A topic without a subscription keeps nothing: this one holds dead letters for an operator to pull.
resource "google_pubsub_subscription" "dead_letters" {
  name                       = google_pubsub_topic.dead_letters.name
  topic                      = google_pubsub_topic.dead_letters.id
  ack_deadline_seconds       = 60
  message_retention_duration = "${31 * local.day_seconds}s"

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "bury" {
  topic  = google_pubsub_topic.dead_letters.name
  role   = "roles/pubsub.publisher"
  member = local.service_agent["pubsub"]
}

# To take a message off the subscription that it is buried from.
resource "google_pubsub_subscription_iam_member" "bury" {
  subscription = google_pubsub_subscription.worker.name
  role         = "roles/pubsub.subscriber"
  member       = local.service_agent["pubsub"]
}

# Asks for the formats of a report.
resource "google_pubsub_topic" "render" {
  name       = "render"
  depends_on = [google_project_service.api]
}

# Without dead letters: the function counts its tries and gives up by itself, and who reads a report asks again.
resource "google_pubsub_subscription" "render" {
  name                       = "render"
  topic                      = google_pubsub_topic.render.id
  ack_deadline_seconds       = 600
  message_retention_duration = "${local.day_seconds}s"

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  push_config {
    push_endpoint = "${google_cloudfunctions2_function.function["render"].service_config[0].uri}/${google_pubsub_topic.render.id}"

    oidc_token {
      service_account_email = google_service_account.caller["push"].email
      audience              = google_cloudfunctions2_function.function["render"].service_config[0].uri
    }
  }

  depends_on = [
    google_cloud_run_v2_service_iam_binding.callers,
    google_service_account_iam_member.push_token,
  ]
}
