# Who may call which function: these and nobody else.

locals {
  scheduled_functions = toset([for job in local.schedules : job.function])

  callers = {
    for function in keys(local.functions) : function => concat(
      contains(["worker", "render"], function) ? [google_service_account.caller["push"].member] : [],
      function == "health" ? [local.service_agent["monitoring-notification"]] : [],
      contains(local.scheduled_functions, function) ? [google_service_account.caller["scheduler"].member] : [],
      contains(local.reached_from_outside, function) ? tolist(var.api_callers) : [],
      function == "api" && var.public_api ? ["allUsers"] : [],
    )
  }
}

resource "google_cloud_run_v2_service_iam_binding" "callers" {
  for_each = { for function, members in local.callers : function => members if length(members) > 0 }

  location = var.region
  name     = google_cloudfunctions2_function.function[each.key].name
  role     = "roles/run.invoker"
  members  = each.value

  lifecycle {
    # A function that is made anew has a new service behind it, which nobody may call.
    replace_triggered_by = [google_cloudfunctions2_function.function[each.key].id]
  }
}
