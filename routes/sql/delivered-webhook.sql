update muster.webhook
   set sent_at = now(), attempts = attempts + 1, taken_until = null, problem = null
 where id = :#${variable.webhook}
