locals {
  # memory, seconds an answer may take, requests at once in an instance, instances.
  functions = {
    api       = { memory = "512Mi", timeout = 300, concurrency = 80, min = var.api_min_instances, max = var.api_max_instances }
    worker    = { memory = var.worker_memory, timeout = 540, concurrency = var.worker_concurrency, min = 0, max = var.worker_max_instances }
    render    = { memory = "512Mi", timeout = 540, concurrency = 1, min = 0, max = var.render_max_instances }
    sweep     = { memory = "512Mi", timeout = 110, concurrency = 1, min = 0, max = 1 }
    backup    = { memory = "512Mi", timeout = 540, concurrency = 1, min = 0, max = 1 }
    lifecycle = { memory = "512Mi", timeout = 540, concurrency = 1, min = 0, max = 1 }
    health    = { memory = "512Mi", timeout = 30, concurrency = 80, min = 0, max = 2 }
  }

  # Reached by their addresses from outside the project.
  reached_from_outside = ["api", "health"]

  secrets_of = {
    worker = local.secrets
    api    = { for name, secret in local.api_secrets : name => secret if var.auth_mode == "api-key" }
  }
}

data "archive_file" "source" {
  for_each = local.functions

  type             = "zip"
  source_dir       = "${path.module}/../../dist/${each.key}"
  output_path      = "${path.module}/.terraform/sources/${each.key}.zip"
  output_file_mode = "0644"
}

# The name holds the hash: other bytes are another object, and so a new revision. Of the bytecode, which is of the
# machine that built, it holds nothing: two builds of one commit have one name, and a plan of what is there is empty.
locals {
  dist = "${path.module}/../../dist"

  source_hash = {
    for name in keys(local.functions) : name => sha256(join("\n", [
      for file in sort(fileset("${local.dist}/${name}", "**")) :
      "${file} ${filesha256("${local.dist}/${name}/${file}")}" if !endswith(file, ".bytecode")
    ]))
  }
}

resource "google_storage_bucket_object" "source" {
  for_each = local.functions

  bucket = google_storage_bucket.sources.name
  name   = "${each.key}-${local.source_hash[each.key]}.zip"
  source = data.archive_file.source[each.key].output_path

  # What was stored under a name stays: another build of the same differs in its bytecode alone.
  lifecycle {
    ignore_changes = [source, detect_md5hash]
  }
}

resource "google_cloudfunctions2_function" "function" {
  for_each = local.functions

  name     = each.key
  location = var.region

  build_config {
    runtime         = "nodejs24"
    entry_point     = each.key
    service_account = google_service_account.build.id

    source {
      storage_source {
        bucket = google_storage_bucket.sources.name
        object = google_storage_bucket_object.source[each.key].name
      }
    }
  }

  service_config {
    service_account_email = google_service_account.function[each.key].email
    available_memory      = each.value.memory
    # More than one request at once needs a whole processor.
    available_cpu                    = "1"
    timeout_seconds                  = each.value.timeout
    max_instance_request_concurrency = each.value.concurrency
    min_instance_count               = each.value.min
    max_instance_count               = each.value.max
    ingress_settings                 = contains(local.reached_from_outside, each.key) ? "ALLOW_ALL" : "ALLOW_INTERNAL_ONLY"
    all_traffic_on_latest_revision   = !contains(var.pinned_functions, each.key)
    environment_variables            = merge(local.environment, lookup(local.environment_of, each.key, {}))

    dynamic "secret_environment_variables" {
      for_each = lookup(local.secrets_of, each.key, {})

      content {
        key        = secret_environment_variables.value.variable
        project_id = var.project_id
        secret     = google_secret_manager_secret.key[secret_environment_variables.key].secret_id
        version    = tostring(secret_environment_variables.value.version)
      }
    }
  }

  depends_on = [
    google_project_iam_member.build,
    google_project_iam_member.build_sources,
    google_secret_manager_secret_iam_member.api,
    google_secret_manager_secret_iam_member.worker,
  ]
}
